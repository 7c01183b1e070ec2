import { byText } from './order.ts';
import { slug } from './slug.ts';

/** How a language sorts names, and under which letters. */
export interface Alphabet {
  /** Returns items by name, in their order if the names are the same. */
  sorted<T>(items: readonly T[], nameOf: (item: T) => string): T[];
  /** Sets the letter of sorted items: `#` for a name that starts with none. */
  setLetters<T extends { letter: string }>(items: readonly T[], nameOf: (item: T) => string): void;
}

/** Returns the alphabet of a site's language, cached. */
export function alphabetOf(language: string): Alphabet {
  const known = alphabets.get(language) ?? create(language);
  alphabets.set(language, known);
  return known;
}

const alphabets = new Map<string, Alphabet>();

/** Scripts with letters, other than Latin. */
const scripts = 'Arab Armn Beng Cyrl Deva Geor Grek Gujr Guru Hebr Knda Mlym Sinh Taml Telu Thai';

function create(language: string): Alphabet {
  // Of a language that Node doesn't have, Intl would take the machine's.
  const locales = [language, 'en'];
  const names = new Intl.Collator(locales, { numeric: true });
  const { compare } = new Intl.Collator(locales, { sensitivity: 'base' });
  const script = new Intl.Locale(language).maximize().script ?? 'Latn';
  const own = scripts.includes(script) ? `\\p{Script=${script}}` : '';
  const foreign = new RegExp(
    `[^\\p{Script=Latin}\\p{Script=Common}\\p{Script=Inherited}${own}]+`,
    'gu',
  );

  /** Returns a name in letters of the language or Latin ones, without signs. */
  const key = (name: string) =>
    name
      .normalize('NFC')
      .replace(foreign, (text) => ` ${slug(text)} `)
      .replace(/['’`]/g, '')
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .trim();

  /** Returns the letter that a key starts with. @example Spanish: 'Ñ', German: 'N', Czech: 'Ch' */
  const firstLetter = (key: string): string[] => {
    const [first = '', second = ''] = key;
    if (!/\p{L}/u.test(first)) return [];
    const [plain = ''] = first.normalize('NFD');
    const [letter = ''] = [slug(first), plain].find((each) => !compare(first, each)) ?? first;
    // U+FFFF is after everything else that starts with the letter.
    const isPair = compare(first + second, `${first}\uffff`) > 0;
    return [letter.toLocaleUpperCase(locales) + (isPair ? second.toLowerCase() : '')];
  };

  return {
    sorted: (items, nameOf) =>
      items
        .map((item) => ({ item, key: key(nameOf(item)) }))
        .sort((a, b) => names.compare(a.key, b.key) || byText(a.key, b.key))
        .map(({ item }) => item),
    setLetters(items, nameOf) {
      const keys = items.map((item) => key(nameOf(item)));
      const letters = [...new Set(keys.flatMap(firstLetter))]
        .sort(names.compare)
        .filter((letter, index, all) => !index || compare(letter, all[index - 1]!));
      let next = 0;
      for (const [index, item] of items.entries()) {
        while (next < letters.length && compare(letters[next]!, keys[index]!) <= 0) next++;
        item.letter = letters[next - 1] ?? '#';
      }
    },
  };
}
