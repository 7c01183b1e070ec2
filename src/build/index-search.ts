import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Archive } from '../archive/archive.ts';
import { siteFolders } from '../archive/site.ts';
import { dataDigest, digest } from '../digest.ts';
import { codeDigest } from '../loader/code-digest.ts';
import { recordFiles } from '../search/index/records.ts';
import type { Manifest } from './manifest.ts';

/** The records to index, and a key that changes with what the index has of them. */
export interface SearchInput {
  files: string[];
  key: string;
}

/** A file of every index, whose key in the manifest is the key of the whole index. */
const entry = `${siteFolders.index}/pagefind-entry.json`;

/** Returns what the search index of an archive is made of. */
export function searchInput(archive: Archive): SearchInput {
  const files = recordFiles(archive);
  return {
    files: files.map(({ file }) => file),
    key: dataDigest(
      codeDigest('search/index/pagefind.ts', 'search/index/records.ts'),
      files.map(({ file, cacheKeyData }) => [file, dataDigest(cacheKeyData())]),
    ),
  };
}

/**
 * Rebuilds the search index if anything in it has changed: Pagefind has no smaller step. Only index
 * files that differ are written.
 * @param staging the folder of the changed files, to which the index files are written
 * @param changed the key of each changed file, to which the index files are added
 * @returns the files of the index, and whether it was rebuilt
 */
export async function updateIndex(
  { files, key }: SearchInput,
  manifest: Manifest,
  out: string,
  staging: string,
  changed: Map<string, string>,
): Promise<{ files: string[]; rebuilt: boolean }> {
  const existing = [...manifest.files.keys()].filter((file) =>
    file.startsWith(`${siteFolders.index}/`),
  );
  if (manifest.isCurrent(entry, key) && existing.every((file) => manifest.isUnmodified(file)))
    return { files: existing, rebuilt: false };

  function* records() {
    for (const file of files) {
      const staged = join(staging, file);
      const text = readFileSync(existsSync(staged) ? staged : join(out, file), 'utf8');
      yield [basename(file, '.json'), JSON.parse(text)] as const;
    }
  }
  // Loaded lazily, which takes longer than most edits.
  const { indexFiles } = await import('../search/index/pagefind.ts');
  const index = await indexFiles(records());
  for (const [path, bytes] of index) {
    const file = `${siteFolders.index}/${path}`;
    const fileKey = file === entry ? key : digest(bytes);
    if (manifest.isCurrent(file, fileKey)) continue;
    mkdirSync(dirname(join(staging, file)), { recursive: true });
    writeFileSync(join(staging, file), bytes);
    changed.set(file, fileKey);
  }
  return {
    files: [...index.keys()].map((path) => `${siteFolders.index}/${path}`),
    rebuilt: true,
  };
}
