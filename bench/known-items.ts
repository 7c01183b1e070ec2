import { emptyBody, type Talk } from '../src/archive/model.ts';
import { readContent } from '../src/check/check.ts';
import { archivePaths } from '../src/loader/archive-paths.ts';
import { loadArchive } from '../src/loader/load-archive.ts';
import { readSite } from '../src/loader/site.ts';
import { random, type Random } from './generate.ts';

/** A search for a talk that is in the archive, made without looking at what search finds. */
export interface KnownItem {
  kind: (typeof kinds)[number];
  query: string;
  /** Any talk with one of these titles is wanted: all with these words in their titles and names. If
   * there are none, no talk may be found. */
  titles: string[];
}

const kinds = [
  'words of a title',
  'whole title',
  'speaker and word',
  'typo',
  'rare words of a text',
  'other name',
  'no such word',
] as const;

/**
 * Returns the same searches for the same archive and seed.
 * @param count how many of each kind; fewer if the archive hasn't as many
 */
export async function knownItems(
  archiveFolder: string,
  { seed, count }: { seed: number; count: number },
): Promise<KnownItem[]> {
  const paths = archivePaths({ ARCHIVE_DIR: archiveFolder, INIT_CWD: '/' });
  const files = [...(await readContent(paths)).files];
  const { talks } = loadArchive(paths, readSite(paths), files, () => emptyBody, false);
  const bodies = new Map(
    files.map(({ collection, id, source }) => [`${collection}/${id}`, source]),
  );
  const textOf = (talk: Talk) =>
    talk.text === 'none' ? '' : (bodies.get(`talks/${talk.id}`)?.body ?? '');
  const frequency = new Map<string, number>();
  for (const talk of talks) {
    const names = talk.speakers.map(({ speaker }) => speaker.name).join(' ');
    for (const word of new Set(wordsOf(`${talk.title} ${names} ${textOf(talk)}`)))
      frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  const rarest = (words: string[]) =>
    [...new Set(words)].sort((a, b) => frequency.get(a)! - frequency.get(b)! || (a < b ? -1 : 1));

  /** The rarest word of a title and two others, in their order; undefined if it has fewer. */
  const threeWords = (title: string, pick: Random): string[] | undefined => {
    const words = [...new Set(wordsOf(title).filter((word) => word.length > 3))];
    const [rare] = rarest(words);
    while (words.length > 3) {
      const at = pick(words.length);
      if (words[at] !== rare) words.splice(at, 1);
    }
    return words.length === 3 ? words : undefined;
  };
  /** The words of the last search before they were misspelled. */
  let meant = '';
  const queries: Record<KnownItem['kind'], (talk: Talk, pick: Random) => string | undefined> = {
    'words of a title': ({ title }, pick) => threeWords(title, pick)?.join(' '),
    'whole title': ({ title }) => title,
    'speaker and word': ({ title, speakers }) => {
      const name = speakers[0]?.speaker.name.split(' ').at(-1);
      const [word] = rarest(wordsOf(title).filter((word) => word.length > 3));
      return name && word && `${name} ${word}`;
    },
    typo: ({ title }, pick) => {
      const words = threeWords(title, pick) ?? [];
      const [rare] = rarest(words);
      if (!rare || !/^\p{L}{6,}$/u.test(rare)) return undefined;
      meant = words.join(' ');
      return words.map((word) => (word === rare ? misspell(rare, pick) : word)).join(' ');
    },
    'rare words of a text': (talk) => {
      const [one, two] = rarest(
        wordsOf(textOf(talk)).filter((word) => /^\p{L}{5,20}$/u.test(word)),
      );
      return one && two && frequency.get(two)! < 20 ? `${one} ${two}` : undefined;
    },
    'other name': (talk, pick) => {
      const names = otherNames(talk);
      return names.length ? names[pick(names.length)] : undefined;
    },
    'no such word': ({ title }, pick) => {
      const [long] = wordsOf(title).filter((word) => /^[a-z]{7,}$/.test(word));
      const shuffled =
        long && [...long].map((_, index) => long[(index * 3 + pick(9)) % long.length]);
      const word = shuffled && `${shuffled.join('')}q`;
      return word && !frequency.has(word) ? word : undefined;
    },
  };

  const heads = talks.map((talk) => {
    const names = talk.speakers.map(({ speaker }) => speaker.name).join(' ');
    return { talk, words: new Set(wordsOf(`${talk.title} ${names}`)) };
  });
  /** Returns the titles that a reader who types this may mean: a search can't know which. */
  const wanted = (kind: KnownItem['kind'], query: string, talk: Talk): Set<string> => {
    if (kind === 'no such word') return new Set();
    const typed = wordsOf(kind === 'typo' ? meant : query);
    const alike = heads.filter(
      (head) =>
        typed.every((word) => head.words.has(word)) ||
        (kind === 'other name' && otherNames(head.talk).includes(query)),
    );
    return new Set([
      talk.title,
      ...(kind === 'whole title' ? [] : alike.map(({ talk }) => talk.title)),
    ]);
  };
  const pick = random(seed);
  return kinds.flatMap((kind) => {
    const items: KnownItem[] = [];
    for (let tries = 0; items.length < count && tries < count * 20; tries++) {
      const talk = talks[pick(talks.length)]!;
      const query = queries[kind](talk, pick);
      if (!query) continue;
      items.push({ kind, query, titles: [...wanted(kind, query, talk)] });
    }
    return [...new Map(items.map((item) => [item.query, item])).values()];
  });
}

function otherNames({ alsoKnownAs, speakers, topics }: Talk): string[] {
  const named = [...speakers.map(({ speaker }) => speaker), ...topics];
  return [...alsoKnownAs, ...named.flatMap((each) => each.alsoKnownAs)];
}

/** Drops, doubles, swaps or replaces a letter, once or twice in a word of nine letters or more. */
function misspell(word: string, pick: Random): string {
  let letters = [...word];
  for (let times = word.length < 9 ? 1 : 1 + pick(2); times > 0; times--) {
    const at = pick(letters.length);
    const letter = letters[at]!;
    const next = letters[at + 1] ?? '';
    const changes = [
      [],
      [letter, letter, ...next],
      [...next, letter],
      ['etaoinshr'[pick(9)]!, ...next],
    ][pick(4)]!;
    letters = letters.toSpliced(at, changes.length ? 2 : 1, ...changes);
  }
  const misspelled = letters.join('');
  return misspelled === word ? misspell(word, pick) : misspelled;
}

/** Whether two titles differ in signs and capitals at most. */
export function sameTitle(a: string, b: string): boolean {
  return wordsOf(a).join(' ') === wordsOf(b).join(' ');
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
