import { close, createIndex } from 'pagefind';
import { textOf, urlIds, type SearchRecord } from '../record.ts';
import { shardFiles, splitIntoShards } from '../shards.ts';
import { commonWord, headWord, words } from '../words.ts';
import { smallerIndex, type IndexFiles } from './pagefind-format.ts';

/** How many records are sent to Pagefind before its answers are awaited. */
const batch = 500;

/**
 * Returns the files of the search index of talks. Pagefind gets the words of a record as
 * Aftertalk splits them, so that the index and a search have the same words.
 * @param records oldest first, with their names
 * @throws if a talk is missing from the index
 */
export async function indexFiles(
  records: Iterable<readonly [name: string, record: SearchRecord]>,
): Promise<IndexFiles> {
  // One language for all talks, because the search of an English page must find Spanish talks too.
  const { index, errors } = await createIndex({ forceLanguage: 'en', includeCharacters: '+#' });
  if (!index) throw new Error(`search: ${errors.join('; ')}`);
  const names: string[] = [];
  const titleLengths = new Map<string, number>();
  const counts = new Map<string, number>();
  const pending: Promise<{ errors: string[] }>[] = [];
  const settle = async () => {
    for (const { errors } of await Promise.all(pending.splice(0)))
      if (errors.length) throw new Error(`search: ${errors.join('; ')}`);
  };
  for (const [name, record] of records) {
    names.push(name);
    const { content, meta } = indexed(record);
    titleLengths.set(name, words(record.entry.title).length);
    for (const word of new Set(`${content} ${Object.values(meta).join(' ')}`.split(' ')))
      counts.set(word, (counts.get(word) ?? 0) + 1);
    pending.push(
      index.addCustomRecord({
        url: name,
        content,
        language: 'en',
        meta,
        filters: record.facets as Record<string, string[]>,
      }),
    );
    if (pending.length === batch) await settle();
  }
  await settle();
  const { errors: failures, files } = await index.getFiles();
  await close();
  if (failures.length) throw new Error(`search: ${failures.join('; ')}`);
  const written = new Map(files.map(({ path, content }) => [path, content]));
  return new Map([...(await smallerIndex(written, titleLengths)), ...vocabularyFiles(counts)]);
}

/** Returns what Pagefind indexes of a talk. */
function indexed({ entry, speakers, conference, topics, aliases, urls, sections }: SearchRecord) {
  const text = sections.map(textOf).join('\n');
  const head = [...new Set(words(`${entry.title}  ${speakers}  ${aliases}`))].map(headWord);
  const meta = {
    title: words(entry.title).join(' '),
    speakers: words(speakers).join(' '),
    conference: words(conference).join(' '),
    topics: words(topics).join(' '),
    aliases: words(aliases).join(' '),
    urls: urls.flatMap(urlIds).join(' '),
  };
  return {
    content: [...words(text), ...head].join(' ') || headWord(''),
    meta: Object.fromEntries(Object.entries(meta).filter(([, value]) => value)),
  };
}

/**
 * Returns every word with the number of talks that have it, in JSON files by the first letter, and
 * again by the last: a typo leaves one of the two. The browser corrects spelling with them. The most
 * common words are in a file of their own, which every search fetches.
 */
function vocabularyFiles(counts: ReadonlyMap<string, number>): [string, Uint8Array][] {
  const sorted = [...counts]
    .filter(([word]) => word && !word.endsWith(headWord('')))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const common = Object.fromEntries(sorted.filter(([, count]) => count > commonWord));
  const words = sorted.filter(([word]) => /^\p{L}[\p{L}\p{N}]{2,29}$/u.test(word));
  const shards = (['first', 'last'] as const).flatMap((end) => {
    const items = words.map(([word, count]) => ({
      key: end === 'first' ? [...word][0]! : [...word].at(-1)!,
      item: [word, count],
      size: word.length + 5,
    }));
    const { starts, files } = splitIntoShards(items, 8192);
    const objects = files.map((file) => Object.fromEntries(file));
    return shardFiles({ starts, files: objects }).map(([name, json]) => [`${end}/${name}`, json]);
  });
  return [['common.json', JSON.stringify(common)], ...shards].map(([name, json]) => [
    `words/${name}`,
    Buffer.from(json!),
  ]);
}
