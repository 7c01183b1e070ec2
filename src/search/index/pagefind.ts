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
  const { index, ...created } = await createIndex({
    forceLanguage: 'unknown',
    includeCharacters: '_^',
  });
  const check = ({ errors }: { errors: string[] }) => {
    if (errors.length) throw new Error(`search: ${errors.join('; ')}`);
  };
  check(created);
  const titleLengths = new Map<string, number>();
  const counts = new Map<string, number>();
  const pending: Promise<{ errors: string[] }>[] = [];
  for (const [name, record] of records) {
    const { entry, speakers, topics, aliases, conference, urls, sections, facets } = record;
    const title = words(entry.title);
    const names = [speakers, topics, aliases].flatMap(words);
    const text = [conference, ...sections.map(textOf)].flatMap(words);
    const others = [...names, ...text, ...urls.flatMap(urlWords)];
    const head = new Set([...title, ...names].map(inHead));
    titleLengths.set(name, title.length);
    for (const word of new Set([...title, ...others]))
      counts.set(word, (counts.get(word) ?? 0) + 1);
    pending.push(
      index!.addCustomRecord({
        url: name,
        content: [...others.map(anywhere), ...head].join(' ') || '_',
        language: 'unknown',
        meta: { title: title.map(anywhere).join(' ') },
        filters: facets as Record<string, string[]>,
      }),
    );
    if (pending.length === batch) (await Promise.all(pending.splice(0))).forEach(check);
  }
  (await Promise.all(pending)).forEach(check);
  const { files, ...written } = await index!.getFiles();
  await close();
  check(written);
  const byPath = new Map(files.map(({ path, content }) => [path, content]));
  const vocabulary = vocabularyFiles(counts).map(
    ([name, json]) => [`words/${name}`, Buffer.from(json)] as const,
  );
  return new Map([...(await smallerIndex(byPath, titleLengths)), ...vocabulary]);
}
