import { close, createIndex } from 'pagefind';
import { textOf, urlWords, type SearchRecord } from '../record.ts';
import { vocabularyFiles } from '../vocabulary.ts';
import { anywhere, inHead, words } from '../words.ts';
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
  // One language for all talks, because the search of an English page must find Spanish talks too; not
  // a known one, because Pagefind would change stems again.
  const { index, errors } = await createIndex({
    forceLanguage: 'unknown',
    includeCharacters: '_^',
  });
  if (!index) throw new Error(`search: ${errors.join('; ')}`);
  const titleLengths = new Map<string, number>();
  const counts = new Map<string, number>();
  const pending: Promise<{ errors: string[] }>[] = [];
  const settle = async () => {
    for (const { errors } of await Promise.all(pending.splice(0)))
      if (errors.length) throw new Error(`search: ${errors.join('; ')}`);
  };
  for (const [name, record] of records) {
    const { text, head, fields } = wordsOf(record);
    titleLengths.set(name, fields.title.length);
    for (const word of new Set([...text, ...Object.values(fields).flat()]))
      counts.set(word, (counts.get(word) ?? 0) + 1);
    const meta = Object.entries(fields).filter(([, words]) => words.length);
    pending.push(
      index.addCustomRecord({
        url: name,
        content: [...text.map(anywhere), ...new Set(head.map(inHead))].join(' ') || '_',
        language: 'unknown',
        meta: Object.fromEntries(
          meta.map(([field, words]) => [field, words.map(anywhere).join(' ')]),
        ),
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

/** Returns the words of a talk: of its text, of its title and names, and of each field. */
function wordsOf({ entry, speakers, conference, topics, aliases, urls, sections }: SearchRecord) {
  const fields = {
    title: words(entry.title),
    speakers: words(speakers),
    conference: words(conference),
    topics: words(topics),
    aliases: words(aliases),
    urls: urls.flatMap(urlWords),
  };
  const head = [...fields.title, ...fields.speakers, ...fields.topics, ...fields.aliases];
  return { text: words(sections.map(textOf).join('\n')), head, fields };
}
