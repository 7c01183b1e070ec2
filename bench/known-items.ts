import { emptyBody, type Talk } from '../src/archive/model.ts';
import { unspaced } from '../src/archive/pairs.ts';
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
  /** For a section: what the result must link to instead, as `placeOf` returns it. */
  places?: string[];
}

const kinds = [
  'words of a title',
  'whole title',
  'speaker and word',
  'typo',
  'rare words of a text',
  'other name',
  'no such word',
  'section of a text',
] as const;

/**
 * Returns the same searches for the same archive and seed.
 * @param count how many of each kind, twice as many of sections; fewer if the archive hasn't as many
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
  const bodyOf = (talk: Talk) =>
    talk.text === 'none' ? '' : (bodies.get(`talks/${talk.id}`)?.body ?? '');
  const textOf = (talk: Talk) => readable(bodyOf(talk));
  const frequency = new Map<string, number>();
  const indexed = talks.map((talk) => {
    const head = headOf(talk);
    const all = new Set([...head, ...wordsOf(textOf(talk))]);
    for (const word of all) frequency.set(word, (frequency.get(word) ?? 0) + 1);
    return { talk, head, all };
  });
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
      if (!rare || !isWord(rare, 6)) return undefined;
      meant = words.join(' ');
      return words.map((word) => (word === rare ? misspell(rare, pick) : word)).join(' ');
    },
    'rare words of a text': (talk) => {
      const [one, two] = rarest(wordsOf(textOf(talk)).filter((word) => isWord(word, 5)));
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
    // Two words that only this section has, and few talks, with the rarest of the title.
    'section of a text': (talk, pick) => {
      const sections = sectionsOf(bodyOf(talk));
      const own = sections.splice(1 + pick(sections.length - 1), 1);
      const others = new Set([...headOf(talk), ...sections.flatMap(({ text }) => wordsOf(text))]);
      const telling = own.flatMap(({ text }) =>
        wordsOf(text).filter(
          (word) =>
            isWord(word, 4) && !others.has(word) && frequency.get(word)! < talks.length / 20,
        ),
      );
      const [one, two] = rarest(telling);
      const [title] = rarest(wordsOf(talk.title).filter((word) => isWord(word, 4)));
      return one && two && title && `${title} ${one} ${two}`;
    },
  };
  const withSections = talks.filter((talk) => sectionsOf(bodyOf(talk)).length > 1);
  /** Returns the sections with the two words, of talks with the first in their title or names. */
  const placesOf = (query: string): string[] => {
    const [title = '', ...telling] = query.split(' ');
    return indexed
      .filter(({ head, all }) => head.has(title) && telling.every((word) => all.has(word)))
      .flatMap(({ talk }) =>
        sectionsOf(bodyOf(talk)).flatMap(({ id, text }) => {
          const has = new Set(wordsOf(text));
          return telling.every((word) => has.has(word)) ? `${talk.id}#${id}` : [];
        }),
      );
  };

  /** Returns the titles that a reader who types this may mean: a search can't know which. */
  const wanted = (kind: KnownItem['kind'], query: string, talk: Talk): Set<string> => {
    if (kind === 'no such word') return new Set();
    if (kind === 'whole title' || kind === 'section of a text') return new Set([talk.title]);
    const typed = wordsOf(kind === 'typo' ? meant : query);
    const alike = indexed.filter(
      ({ talk, head, all }) =>
        typed.every((word) => (kind === 'rare words of a text' ? all : head).has(word)) ||
        (kind === 'other name' && otherNames(talk).includes(query)),
    );
    return new Set([talk.title, ...alike.map(({ talk }) => talk.title)]);
  };
  const pick = random(seed);
  return kinds.flatMap((kind) => {
    const items = new Map<string, KnownItem>();
    const ofSections = kind === 'section of a text';
    const from = ofSections ? withSections : talks;
    const max = ofSections ? 2 * count : count;
    for (let tries = 0; from.length && items.size < max && tries < max * 20; tries++) {
      const talk = from[pick(from.length)]!;
      const query = queries[kind](talk, pick);
      if (!query) continue;
      const titles = [...wanted(kind, query, talk)];
      items.set(query, { kind, query, titles, ...(ofSections && { places: placesOf(query) }) });
    }
    return [...items.values()];
  });
}

/** Returns what a reader sees of a Markdown text: neither the targets of links nor tags. */
function readable(markdown: string): string {
  return markdown.replace(/\]\([^)]*\)|<[^>]*>|\w+:\/\/\S+/g, ' ');
}

function headOf({ title, speakers }: Talk): Set<string> {
  return new Set(wordsOf([title, ...speakers.map(({ speaker }) => speaker.name)].join(' ')));
}

/** Returns the parts of a Markdown text that begin with a heading, after what is before the first. */
function sectionsOf(markdown: string): { id: string; text: string }[] {
  const counts = new Map<string, number>();
  const [before = '', ...parts] = markdown
    .replace(/^(```|~~~)[^]*?^\1/gm, '')
    .split(/^#{1,6} +(?=\S)/m);
  const sections = parts.map((part) => {
    const name = wordsOf(part.split('\n')[0]!.replace(/\]\([^)]*\)/g, '')).join('');
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return { id: `${name}${count || ''}`, text: readable(part) };
  });
  return [{ id: '', text: readable(before) }, ...sections];
}

/** Whether a reader could type this from memory. Scripts without spaces have clauses in place of words. */
function isWord(word: string, minLength: number): boolean {
  return /^\p{L}{1,20}$/u.test(word) && word.length >= minLength && word.search(unspaced) < 0;
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

/** Returns the talk and the letters and digits of the section that a link leads to. */
export function placeOf(link: string): string {
  const [talk = '', id = ''] = link.split('#text:');
  return `${talk.replace(/^.*\/talks\/|\/$/g, '')}#${wordsOf(decodeURIComponent(id)).join('')}`;
}

/** Whether two titles differ in signs and capitals at most. */
export function sameTitle(a: string, b: string): boolean {
  return wordsOf(a).join(' ') === wordsOf(b).join(' ');
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
