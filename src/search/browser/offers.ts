import { element } from './element.ts';
import { nameKey, type Name } from '../names.ts';
import { shelved } from './shard-reader.ts';
import { words } from '../words.ts';

const most = 5;
const namesAt = shelved<Name[]>('search/names');

/**
 * Speakers, topics and conferences that have all the words in their name, as links; few or none.
 * None too where the names can't be fetched: the talks are what was asked for.
 */
export async function offers(typed: string): Promise<HTMLElement[]> {
  const asked = words(typed);
  const [longest] = asked.toSorted((a, b) => b.length - a.length);
  if (!longest || longest.length < 2) return [];
  const named = await namesAt(nameKey(longest)).catch(() => []);
  const matching = named
    .map((name) => ({ name, fit: fit(name, asked) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit || b.name[3] - a.name[3]);
  return matching.slice(0, most).map(({ name }) => offer(name));
}

/** How much of a name was typed, 0 where a word was typed that it lacks. */
function fit([, , own, , ...other]: Name, asked: string[]): number {
  return Math.max(
    ...[own, ...other].map((name) => {
      const there = words(name);
      const has = asked.every((word) => there.some((one) => one.startsWith(word)));
      return has ? asked.join('').length / there.join('').length : 0;
    }),
  );
}

function offer([kind, path, name, talks]: Name): HTMLElement {
  const link = element('a', { href: path, textContent: name, dir: 'auto' });
  const item = element('li', {});
  item.append(`${kind}: `, link, `, ${talks} ${talks === 1 ? 'talk' : 'talks'}`);
  return item;
}
