import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digest } from '../src/digest.ts';
import { replaceFile } from '../src/loader/replace-file.ts';

/** Files to write: path in the archive → content. */
export type FileContents = ReadonlyMap<string, string | Uint8Array>;

/**
 * The digests of the files that imports of one format have written, so that the next run never
 * overwrites an edited file. It is saved in the archive's `.aftertalk/`.
 */
export class ImportRecord {
  readonly #root: string;
  readonly #file: string;
  #complete = true;
  /** Path → digests: two if an interrupted run may have left the file unwritten. */
  #digests = new Map<string, string[]>();
  /** Digest of a talk's key → path. */
  #talks = new Map<string, string>();

  constructor(root: string, format: string) {
    this.#root = root;
    this.#file = join(root, '.aftertalk', `import-${format}.json`);
  }

  /** @throws if the record is invalid: without it, an edited file could be overwritten */
  async read(): Promise<this> {
    const text = await readFile(this.#file, 'utf8').catch(() => '');
    if (!text) return this;
    try {
      const {
        complete,
        files,
        talks = {},
      } = JSON.parse(text) as {
        complete: boolean;
        files: object;
        talks?: Record<string, string>;
      };
      this.#complete = complete;
      for (const [path, digests] of Object.entries(files))
        this.#digests.set(path, [digests].flat());
      this.#talks = new Map(Object.entries(talks));
    } catch {
      throw new Error(`${this.#file} is not valid JSON; restore it from git, or delete it`);
    }
    return this;
  }

  /** Whether a file is as an import wrote it. */
  isUnedited(path: string, content: string | Uint8Array): boolean {
    return this.#digests.get(path)?.includes(shortDigest(content)) ?? false;
  }

  /** Whether an import wrote a file at this path, edited since or not. */
  has(path: string): boolean {
    return this.#digests.has(path);
  }

  /** Returns the path of a talk that was imported before. */
  pathOf(talkKey: string): string | undefined {
    return this.#talks.get(shortDigest(talkKey));
  }

  /** Returns the paths of all talks that were imported before, in the source or not. */
  talkPaths(): Set<string> {
    return new Set(this.#talks.values());
  }

  paths(): string[] {
    return [...this.#digests.keys()];
  }

  /** Whether a missing file was deleted, not left unwritten by an interrupted run. */
  wasDeleted(path: string): boolean {
    return this.#complete && this.#digests.has(path);
  }

  /**
   * Records the files that are about to be written.
   * @param talks key → path
   */
  async begin(files: FileContents, talks: ReadonlyMap<string, string>): Promise<void> {
    for (const [key, path] of talks) this.#talks.set(shortDigest(key), path);
    for (const [path, content] of files) {
      const next = shortDigest(content);
      const previous = this.#digests.get(path) ?? [];
      this.#digests.set(path, [next, ...previous.filter((other) => other !== next)]);
    }
    await this.#save(false);
  }

  /** Records that all of them have been written. */
  async finish(files: FileContents): Promise<void> {
    for (const [path, content] of files) this.#digests.set(path, [shortDigest(content)]);
    await this.#save(true);
  }

  async #save(complete: boolean) {
    const files = sorted(this.#digests, (digests) => (digests.length > 1 ? digests : digests[0]));
    const talks = sorted(this.#talks, (path) => path);
    const text = `${JSON.stringify({ complete, files, talks }, null, 1)}\n`;
    if ((await readFile(this.#file, 'utf8').catch(() => '')) === text) return;
    replaceFile(this.#file, text, partialFile(this.#root));
  }
}

/** Where a file is written before it is renamed; a run that was interrupted may leave one. */
export function partialFile(root: string): string {
  return join(root, '.aftertalk', 'partial');
}

function sorted<T>(map: ReadonlyMap<string, T>, plain: (value: T) => unknown): object {
  return Object.fromEntries(
    [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, plain(value)]),
  );
}

function shortDigest(content: string | Uint8Array): string {
  return digest(content).slice(0, 22);
}
