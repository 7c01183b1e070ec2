import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { digest, fileDigest, hexDigest } from '../digest.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { readCache, withDigest, writeCache } from '../loader/cache.ts';
import { stampOf } from '../loader/content-folder.ts';
import { FolderCache } from '../loader/folder-cache.ts';
import type { CopiedOutput } from '../outputs/output.ts';

/** A file of every site: the list of all of them. Each build that changes others writes it again. */
export const mark = '.nojekyll';

/** The files of a site as the last build left them. */
export class Manifest {
  #path: string;
  #out: string;
  #sources: FolderCache<{ digest: string }>;
  /** By file: key, size and time. No keys after an interruption, or a build with another cache. */
  readonly files: Map<string, [key: string, bytes: number, modified: number]>;
  /** Whether Aftertalk built the site: it has a list, or a file that a build with this cache left. */
  readonly isOwner: boolean;

  constructor({ out, cache }: ArchivePaths) {
    this.#out = out;
    this.#path = join(cache, 'sites', `${digest(out)}.json`);
    this.#sources = new FolderCache(join(cache, 'sources', digest(out)));
    this.files = new Map(JSON.parse(String(readCache(this.#path) ?? '[]')));
    const list =
      readCache(join(out, mark))?.toString().split('\n').filter(isInside) ??
      (this.files.size ? undefined : listOfFirstRelease(out, cache));
    this.isOwner = !!list || [...this.files.keys()].some((file) => this.isUnmodified(file));
    if (!this.isUnmodified(mark))
      this.files = new Map((list ?? [...this.files.keys()]).map((file) => [file, ['', -1, -1]]));
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

  /** Returns the digest of a file to copy, which is read only if it was touched. */
  sourceDigest({ file, from }: CopiedOutput): string {
    const stamp = stampOf(statSync(from));
    const known = stamp && this.#sources.get(file, stamp);
    return (known || this.#sources.set(file, stamp, { digest: fileDigest(from) })).digest;
  }

  /** Returns the list of the site's files after a build, as the text of `.nojekyll`. */
  list(changed: Iterable<string>, stale: ReadonlySet<string> = new Set()): string {
    const files = new Set([mark, ...this.files.keys(), ...changed]);
    const left = [...files].filter((file) => !stale.has(file));
    return withDigest(mark, left.sort().join('\n'));
  }

  /** Records the site after a build. */
  record(changed: ReadonlyMap<string, string>, stale: Iterable<string>): void {
    for (const file of stale) this.files.delete(file);
    for (const [file, key] of [[mark, this.files.get(mark)?.[0] ?? ''] as const, ...changed]) {
      const { size, mtimeMs } = statSync(join(this.#out, file));
      this.files.set(file, [key, size, mtimeMs]);
    }
    this.#sources.save();
    writeCache(this.#path, JSON.stringify([...this.files]));
  }
}

/** Returns the files of a site that are as Aftertalk 0.1.0 left them; undefined if there are none. */
function listOfFirstRelease(out: string, cache: string): string[] | undefined {
  const name = Buffer.from(hexDigest(out), 'hex').toString('base64url');
  try {
    const built: [string, [string, number, number]][] = JSON.parse(
      readFileSync(join(cache, 'sites', `${name}.json`), 'utf8'),
    );
    const untouched = built.filter(([file, [, bytes, modified]]) => {
      const stat = statSync(join(out, file), { throwIfNoEntry: false });
      return isInside(file) && stat?.size === bytes && stat.mtimeMs === modified;
    });
    return untouched.length ? untouched.map(([file]) => file) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a file in a list is in the site, whoever wrote the list. */
function isInside(file: string): boolean {
  return !/^[/\\]|(?:^|[/\\])\.\.?(?:[/\\]|$)|^$/.test(file);
}
