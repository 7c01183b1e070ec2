import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keepShelf, readShelf, type Kept, type Shelf } from './cache-file.ts';

/**
 * Plain data about files of content, as it is kept from one run to the next: a shelf for each folder,
 * so that who changes one talk does not write what is known of all others.
 */
export class Shelves<Data extends object> {
  #folder: string;
  #before = new Map<string, Shelf<Data>>();
  #now = new Map<string, Shelf<Data>['items']>();
  /** What was put there now. */
  #long = new Map<string, string>();

  /** @param folder where they are kept */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What is kept of a file, whatever has changed since. */
  known(file: string): Kept<Data> | undefined {
    const place = dirname(file);
    return this.#now.get(place)?.[file] ?? this.#formerly(place).items[file];
  }

  /** What is kept of a file with this key; then it stays. */
  take(file: string, key: string): Kept<Data> | undefined {
    const known = this.known(file);
    if (known?.key !== key) return undefined;
    return (this.#items(file)[file] = known);
  }

  /** Keeps what is known of a file now. @returns it */
  put(file: string, key: string, data: Data, long = ''): Kept<Data> {
    this.#long.set(file, long);
    return (this.#items(file)[file] = { ...data, key });
  }

  /** The long text that is kept of a file. */
  long(file: string): string {
    return this.#long.get(file) ?? this.#formerly(dirname(file)).long(file);
  }

  /** Writes the shelves that changed, and forgets what was not asked for. */
  save(): void {
    for (const [place, items] of this.#now)
      if (!same(items, this.#formerly(place).items))
        keepShelf(this.#path(place), { items, long: (file) => this.long(file) });
    const there = new Set([...this.#now.keys()].map((place) => this.#path(place)));
    for (const path of list(this.#folder)) if (!there.has(path)) rmSync(path, { force: true });
  }

  #items(file: string): Shelf<Data>['items'] {
    const place = dirname(file);
    const items = this.#now.get(place) ?? {};
    this.#now.set(place, items);
    return items;
  }

  #formerly(place: string): Shelf<Data> {
    const known = this.#before.get(place) ?? readShelf<Data>(this.#path(place));
    this.#before.set(place, known);
    return known;
  }

  #path(place: string): string {
    return join(this.#folder, `${place.replaceAll('/', '~')}.json`);
  }
}

/** Whether two shelves hold the same: the same objects, or as many. */
function same<Data>(one: Shelf<Data>['items'], other: Shelf<Data>['items']): boolean {
  const files = Object.keys(one);
  return (
    files.length === Object.keys(other).length && files.every((file) => one[file] === other[file])
  );
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
