import { close, createIndex } from 'pagefind';
import { textOf, urlWords, type SearchRecord } from '../record.ts';
import { vocabularyFiles } from '../vocabulary.ts';
import { headWord, words } from '../words.ts';
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
      if (word && !word.endsWith(headWord(''))) counts.set(word, (counts.get(word) ?? 0) + 1);
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
  const vocabulary = vocabularyFiles(counts).map(
    ([name, json]) => [`words/${name}`, Buffer.from(json)] as const,
  );
  return new Map([...(await smallerIndex(written, titleLengths)), ...vocabulary]);
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
    urls: urls.flatMap(urlWords).join(' '),
  };
  return {
    content: [...words(text), ...head].join(' ') || headWord(''),
    meta: Object.fromEntries(Object.entries(meta).filter(([, value]) => value)),
  };
}
