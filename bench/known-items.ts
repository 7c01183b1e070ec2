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
  /** The heading of the section that the talk's result must link to. */
  section?: string | undefined;
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
  // What a reader sees: neither the targets of links nor tags.
  const textOf = (talk: Talk) =>
    talk.text === 'none'
      ? ''
      : (bodies.get(`talks/${talk.id}`)?.body ?? '').replace(
          /\]\([^)]*\)|<[^>]*>|\w+:\/\/\S+/g,
          ' ',
        );
  const frequency = new Map<string, number>();
  const indexed = talks.map((talk) => {
    const names = talk.speakers.map(({ speaker }) => speaker.name).join(' ');
    const head = new Set(wordsOf(`${talk.title} ${names}`));
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
  /** The words of the last search before they were misspelled, and the section that it is for. */
  let [meant, heading] = ['', ''];
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
    'section of a text': (talk, pick) => {
      const sections = sectionsOf(textOf(talk));
      const at = 1 + pick(sections.length - 1);
      const others = new Set(sections.toSpliced(at, 1).flatMap(wordsOf));
      const own = wordsOf(sections[at]!).filter((word) => isWord(word, 4));
      const [one, two] = rarest(own.filter((word) => !others.has(word) && frequency.has(word)));
      const [title] = rarest(wordsOf(talk.title).filter((word) => isWord(word, 4)));
      heading = sections[at]!.split('\n')[0]!;
      return one && two && title && `${title} ${one} ${two}`;
    },
  };
  const withSections = talks.filter((talk) => sectionsOf(textOf(talk)).length > 1);

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
      items.set(query, { kind, query, titles, section: ofSections ? heading : undefined });
    }
    return [...items.values()];
  });
}

/** Returns the parts of a Markdown text that begin with a heading, after what is before the first. */
function sectionsOf(markdown: string): string[] {
  return markdown.replace(/^(```|~~~)[^]*?^\1/gm, '').split(/^#{1,6} +(?=\S)/m);
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

/** Whether a link leads to a section with this heading. */
export function leadsTo(link: string, heading: string): boolean {
  const [, id = ''] = link.split('#text:');
  return wordsOf(decodeURIComponent(id)).join('') === wordsOf(heading).join('');
}

/** Whether two titles differ in signs and capitals at most. */
export function sameTitle(a: string, b: string): boolean {
  return wordsOf(a).join(' ') === wordsOf(b).join(' ');
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
