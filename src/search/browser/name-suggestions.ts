import type { NamedPage } from '../names.ts';
import { words as interfaceWords } from '../../words/script.ts';
import { isMatch, nameKey, words } from '../words.ts';
import { element } from './entry.ts';
import { shardReader } from '../shards.ts';

const maxSuggestions = 5;
const readNames = shardReader<NamedPage[]>('search/names');

/**
 * Returns links to the speakers, topics, series and conferences that have all the words in their name.
 * @returns [] if the names can't be fetched: search works without them
 */
export async function suggestPages(typed: string): Promise<HTMLElement[]> {
  const typedWords = words(typed);
  const [longest] = typedWords.toSorted((a, b) => b.length - a.length);
  if (!longest || longest.length < 2) return [];
  const pages = await readNames(nameKey(longest)).catch(() => []);
  return pages
    .map((page) => ({ page, fit: fit(page, typedWords) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit || b.page[3] - a.page[3])
    .slice(0, maxSuggestions)
    .map(({ page }) => suggestion(page));
}

/** Returns how much of a page's name was typed; 0 if it lacks a typed word, as a talk would. */
function fit([, , name, , ...otherNames]: NamedPage, typed: string[]): number {
  return Math.max(
    ...[name, ...otherNames].map((each) => {
      const inName = words(each);
      const hasAll = typed.every((word) => inName.some((other) => isMatch(other, word)));
      return hasAll ? typed.join('').length / inName.join('').length : 0;
    }),
  );
}

function suggestion([kind, path, name, talks]: NamedPage): HTMLElement {
  const { kinds, talks: amount } = interfaceWords;
  const link = element('a', { href: path, textContent: name, dir: 'auto' });
  // The body has a language if the interface's isn't that of the content.
  if (document.body.lang) link.lang = document.documentElement.lang;
  return element('li', {}, `${kinds[kind]}: `, link, `, ${amount(talks)}`);
}
