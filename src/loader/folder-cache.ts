import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deleteCache, readCache, writeCache } from './cache.ts';

type Items<Data> = CacheFile<Data>['items'];

/**
 * Plain data about content files, cached between runs. Each folder of content has its own cache
 * file, so that changing one talk doesn't write the data of all others again.
 */
export class FolderCache<Data extends object> {
  #path: string;
  #former = new Map<string, CacheFile<Data>>();
  /** By folder, the items that this run read or added. */
  #current = new Map<string, Items<Data>>();
  #newTexts = new Map<string, string>();

  /** @param path the folder of the cache files */
  constructor(path: string) {
    this.#path = path;
  }

  /** Returns the cached data of a file, whatever its key. */
  peek(file: string): Cached<Data> | undefined {
    const folder = dirname(file);
    return this.#current.get(folder)?.[file] ?? this.#formerly(folder).items[file];
  }

  /** Returns the cached data of a file if it has this key; it then stays in the cache. */
  get(file: string, key: string): Cached<Data> | undefined {
    const cached = this.peek(file);
    if (cached?.key !== key) return undefined;
    return (this.#items(file)[file] = cached);
  }

  /** Adds a file's data, and returns it with its key. */
  set(file: string, key: string, data: Data, text = ''): Cached<Data> {
    this.#newTexts.set(file, text);
    return (this.#items(file)[file] = { ...data, key });
  }

  /** Returns the longer text of a file. */
  text(file: string): string {
    return this.#newTexts.get(file) ?? this.#formerly(dirname(file)).text(file);
  }

  /** Writes the cache files that changed, and drops items that this run didn't use. */
  save(): void {
    for (const [folder, items] of this.#current)
      if (!equal(items, this.#formerly(folder).items))
        writeCacheFile(this.#cacheFile(folder), { items, text: (file) => this.text(file) });
    const used = new Set([...this.#current.keys()].map((folder) => this.#cacheFile(folder)));
    for (const name of existsSync(this.#path) ? readdirSync(this.#path) : []) {
      const path = join(this.#path, name);
      if (!used.has(path)) deleteCache(path);
    }
  }

  #items(file: string): Items<Data> {
    const folder = dirname(file);
    const items = this.#current.get(folder) ?? {};
    this.#current.set(folder, items);
    return items;
  }

  #formerly(folder: string): CacheFile<Data> {
    const former = this.#former.get(folder) ?? readCacheFile<Data>(this.#cacheFile(folder));
    this.#former.set(folder, former);
    return former;
  }

  #cacheFile(folder: string): string {
    return join(this.#path, `${folder.replaceAll('/', '~')}.json`);
  }
}

/** Whether two cache files have the same objects. */
function equal<Data>(one: Items<Data>, other: Items<Data>): boolean {
  const files = Object.keys(one);
  return (
    files.length === Object.keys(other).length && files.every((file) => one[file] === other[file])
  );
}

/** Cached data about a file, with a key that changes with everything it is derived from. */
export type Cached<Data> = Data & { key: string };

/** Cached data about the files of one folder. */
export interface CacheFile<Data> {
  items: Record<string, Cached<Data>>;
  /** Returns a file's longer text, which is parsed only if it is needed. */
  text(file: string): string;
}

/** Reads a cache file; it is empty if the file is missing or damaged. */
export function readCacheFile<Data>(path: string): CacheFile<Data> {
  const bytes = readCache(path) ?? Buffer.from('{}\n');
  const headEnd = bytes.indexOf('\n') + 1;
  const items: CacheFile<Data>['items'] = JSON.parse(bytes.toString('utf8', 0, headEnd));
  let texts: Map<string, string> | undefined;
  const readTexts = () => {
    const lines = bytes.toString('utf8', headEnd).split('\n');
    return new Map(Object.keys(items).map((file, index) => [file, lines[index]!]));
  };
  return {
    items,
    text: (file) => {
      const text = (texts ??= readTexts()).get(file);
      if (text === undefined) throw new Error(`no text of ${file} is cached`);
      return JSON.parse(text);
    },
  };
}

/** Writes a cache file: all items on one line, then a line for each text. */
export function writeCacheFile<Data>(path: string, { items, text }: CacheFile<Data>): void {
  const rest = Object.keys(items)
    .map((file) => `${JSON.stringify(text(file))}\n`)
    .join('');
  writeCache(path, `${JSON.stringify(items)}\n${rest}`);
}
