import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Archive } from '../archive/archive.ts';
import { siteFolders } from '../archive/site.ts';
import { summaryOf, talkRecord, type TalkRecord } from '../archive/talk.ts';
import { dataDigest, digest } from '../digest.ts';
import { codeDigest } from '../loader/code-digest.ts';
import { fileOf } from '../outputs/output.ts';
import { withBase, talkPath } from '../paths.ts';
import type { Manifest } from './manifest.ts';

/** The pages to index, and a key that changes with what the index has of them. */
export interface SearchInput {
  files: string[];
  key: string;
}

/** A file of every index, whose key in the manifest is the key of the whole index. */
const entry = `${siteFolders.index}/pagefind-entry.json`;

/** Returns what the search index of an archive is made of. */
export function searchInput({ talks }: Archive): SearchInput {
  return {
    files: talks.map((talk) => fileOf(withBase(''), talkPath(talk))),
    key: dataDigest(
      codeDigest('components/TalkArticle.astro', 'search/index/pagefind.ts'),
      withBase(''),
      talks.map((talk) => dataDigest(indexKey(talkRecord(talk)))),
    ),
  };
}

/**
 * Rebuilds the search index if anything in it has changed: Pagefind has no smaller step. Only index
 * files that differ are written.
 * @param staging the folder of the changed pages, to which the index files are written
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

  // In the staging folder, which the next build deletes if this one is interrupted.
  const pages = join(staging, '.pages');
  mkdirSync(pages, { recursive: true });
  try {
    for (const file of files) {
      mkdirSync(dirname(join(pages, file)), { recursive: true });
      linkSync(join(changed.has(file) ? staging : out, file), join(pages, file));
    }
    // Loaded lazily, which takes longer than most edits.
    const { indexPages } = await import('../search/index/pagefind.ts');
    const index = await indexPages(pages, files.length);
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
  } finally {
    rmSync(pages, { recursive: true, force: true });
  }
}

/** Returns all fields of a talk that its page gives to the search index, as the index's key. */
function indexKey(talk: TalkRecord): unknown {
  const { id, title, speakers, body, text, date, format, language } = talk;
  const { conference, topics, alsoKnownAs } = talk;
  return [
    [id, title, body.key, text, summaryOf(talk), date, format, language, alsoKnownAs],
    [conference.name, conference.series?.name],
    speakers.map(({ speaker, affiliation, role }) => [speaker, affiliation, role]),
    topics,
  ];
}
