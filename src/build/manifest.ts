import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from '../digest.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { replaceFile } from '../loader/replace-file.ts';

/** The key of a built file's inputs, and its size and time as the build left it. */
export type ManifestEntry = [key: string, bytes: number, modified: number];

/** The files of a site as the last build left them. */
export class Manifest {
  #path: string;
  #out: string;
  readonly files: Map<string, ManifestEntry>;

  /** Empty if there is no site, or none that was built with this cache. */
  constructor({ out, cache }: ArchivePaths) {
    this.#out = out;
    this.#path = join(cache, 'sites', `${digest(out)}.json`);
    this.files = existsSync(out) ? read(this.#path) : new Map();
  }

  /** Whether a file exists, has the same inputs and is unmodified. */
  isCurrent(file: string, key: string): boolean {
    return this.files.get(file)?.[0] === key && this.isUnmodified(file);
  }

  /** Whether a file is as the last build left it. */
  isUnmodified(file: string): boolean {
    const [, bytes, modified] = this.files.get(file) ?? [];
    const stat = statSync(`${this.#out}/${file}`, { throwIfNoEntry: false });
    return stat?.size === bytes && stat?.mtimeMs === modified;
  }

  /** Records a published file. */
  record(file: string, key: string): void {
    const { size, mtimeMs } = statSync(join(this.#out, file));
    this.files.set(file, [key, size, mtimeMs]);
  }

  /** Marks a file as about to change: if the build is interrupted, the next one rebuilds it. */
  invalidate(file: string): void {
    this.files.set(file, ['', -1, -1]);
  }

  save(): void {
    replaceFile(this.#path, JSON.stringify([...this.files]));
  }
}

function read(path: string): Map<string, ManifestEntry> {
  try {
    return new Map(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return new Map();
  }
}
