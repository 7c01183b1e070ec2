import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Archive } from '../archive/archive.ts';
import { talkRecord } from '../archive/talk.ts';
import { dataDigest, digest } from '../digest.ts';
import { codeDigest } from '../loader/code-digest.ts';
import { fileOf } from '../outputs/output.ts';
import { at, talkPath } from '../paths.ts';
import { indexed, indexFolder } from '../search/index/indexed.ts';
import type { Manifest } from './manifest.ts';

/** What is searched: the files of talks, and a key that changes with anything that is found in them. */
export interface Searched {
  files: string[];
  key: string;
}

/** A file of each index; what it is noted to be made of is the key of the whole. */
const entry = `${indexFolder}/pagefind-entry.json`;

/** What is searched of an archive. */
export function searched({ talks }: Archive): Searched {
  return {
    files: talks.map((talk) => fileOf(at(''), talkPath(talk))),
    key: dataDigest(
      codeDigest('components/TalkArticle.astro', 'search/index/pagefind.ts'),
      at(''),
      talks.map((talk) => dataDigest(indexed(talkRecord(talk)))),
    ),
  };
}

/**
 * Makes the search index anew where something that it holds has changed: Pagefind knows no smaller
 * step. Of its files, only those that differ are written.
 * @param making where changed pages lie, and where it is written
 * @param changed the files made, to which its own are added
 * @returns the files of the index, old or new
 */
export async function makeIndex(
  { files, key }: Searched,
  manifest: Manifest,
  out: string,
  making: string,
  changed: Map<string, string>,
): Promise<{ files: string[]; made: boolean }> {
  const there = [...manifest.files.keys()].filter((file) => file.startsWith(`${indexFolder}/`));
  if (manifest.holds(entry, key) && there.every((file) => manifest.untouched(file)))
    return { files: there, made: false };

  // Within what the next build clears away, should this one be cut short.
  const pages = join(making, '.pages');
  mkdirSync(pages, { recursive: true });
  try {
    for (const file of files) {
      mkdirSync(dirname(join(pages, file)), { recursive: true });
      linkSync(join(changed.has(file) ? making : out, file), join(pages, file));
    }
    // Not before it is needed, as what writes feeds: loading them takes longer than most edits.
    const { indexPages } = await import('../search/index/pagefind.ts');
    const index = await indexPages(pages, files.length);
    for (const [path, bytes] of index) {
      const file = `${indexFolder}/${path}`;
      const made = file === entry ? key : digest(bytes);
      if (manifest.holds(file, made)) continue;
      mkdirSync(dirname(join(making, file)), { recursive: true });
      writeFileSync(join(making, file), bytes);
      changed.set(file, made);
    }
    return { files: [...index.keys()].map((path) => `${indexFolder}/${path}`), made: true };
  } finally {
    rmSync(pages, { recursive: true, force: true });
  }
}
