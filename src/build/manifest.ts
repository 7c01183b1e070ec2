import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digest } from '../digest.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';

/** What is known of one file of a site: what it was made of, and how it was left. */
export type Made = [key: string, bytes: number, modified: number];

/** What a site was made of when it was last built, by file. */
export class Manifest {
  #path: string;
  #out: string;
  readonly files: Map<string, Made>;

  /** Empty where there is no site, or none that this machine built. */
  constructor({ out, cache }: ArchivePaths) {
    this.#out = out;
    this.#path = join(cache, 'sites', `${digest(out)}.json`);
    this.files = existsSync(out) ? read(this.#path) : new Map();
  }

  /** Whether a file is there, made of the same, and nobody touched it since. */
  holds(file: string, key: string): boolean {
    return this.files.get(file)?.[0] === key && this.untouched(file);
  }

  /** Whether a file is as it was left. */
  untouched(file: string): boolean {
    const [, bytes, modified] = this.files.get(file) ?? [];
    const stat = statSync(`${this.#out}/${file}`, { throwIfNoEntry: false });
    return stat?.size === bytes && stat?.mtimeMs === modified;
  }

  /** Notes a file as it now lies in the site. */
  note(file: string, key: string): void {
    const { size, mtimeMs } = statSync(join(this.#out, file));
    this.files.set(file, [key, size, mtimeMs]);
  }

  /** Notes that a file is about to change: should the build end here, it is made again. */
  doubt(file: string): void {
    this.files.set(file, ['', -1, -1]);
  }

  save(): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    const beside = `${this.#path}.${process.pid}`;
    writeFileSync(beside, JSON.stringify([...this.files]));
    renameSync(beside, this.#path);
  }
}

function read(path: string): Map<string, Made> {
  try {
    return new Map(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return new Map();
  }
}
