import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { alphabetOf } from './alphabet.ts';

/** Returns an index of names, its letters followed by theirs. */
function index(language: string, names: string): string {
  const alphabet = alphabetOf(language);
  const items = names.split(', ').map((name) => ({ name, letter: '' }));
  const sorted = alphabet.sorted(items, ({ name }) => name);
  alphabet.setLetters(sorted, ({ name }) => name);
  const groups = [...Map.groupBy(sorted, ({ letter }) => letter)];
  return groups
    .map(([letter, items]) => `${letter}: ${items.map(({ name }) => name).join(', ')}`)
    .join(' | ');
}

const indexes: Record<string, [language: string, names: string, index: string]> = {
  'Spanish has ñ after n': [
    'es',
    'Ozu, Ñu, Nz, Ávila, Az',
    'A: Ávila, Az | N: Nz | Ñ: Ñu | O: Ozu',
  ],
  'English has ñ as n': ['en', 'Ozu, Ñu, Nz, Na', 'N: Na, Ñu, Nz | O: Ozu'],
  'Swedish has å, ä and ö after z': [
    'sv',
    'Öst, Ärlig, Åberg, Zorn, Alm, Ost',
    'A: Alm | O: Ost | Z: Zorn | Å: Åberg | Ä: Ärlig | Ö: Öst',
  ],
  'Danish has å, also written aa, after ø': [
    'da',
    'Åby, Aarhus, Østby, Zahle, Adler',
    'A: Adler | Z: Zahle | Ø: Østby | Å: Åby, Aarhus',
  ],
  'German has umlauts with their vowels': [
    'de',
    'Zeder, Öhm, Ohm, Ärger, Azur, Straße, Strasser',
    'A: Ärger, Azur | O: Ohm, Öhm | S: Straße, Strasser | Z: Zeder',
  ],
  'Czech has ch after h': [
    'cs',
    'Ivan, Chlup, Hora, Cyr, Čech',
    'C: Cyr | Č: Čech | H: Hora | Ch: Chlup | I: Ivan',
  ],
  'Russian has Cyrillic letters, and Latin ones after them': [
    'ru',
    'Ada, Яна, Ёлка, Ежов, Йод, Иван',
    'Е: Ежов, Ёлка | И: Иван | Й: Йод | Я: Яна | A: Ada',
  ],
  'Arabic has Arabic letters, and Latin ones after them': [
    'ar',
    'Ada, بدر, علي, أحمد, احسان',
    'ا: احسان, أحمد | ب: بدر | ع: علي | A: Ada',
  ],
  'English has other scripts by their sounds': [
    'en',
    'Яна, علي, 王小明, Wood, Yusuf, Ada',
    'A: Ada | L: علي | W: 王小明, Wood | Y: Яна, Yusuf',
  ],
  'a language that Node doesn’t have is sorted as English': [
    'tlh',
    'Öst, Zorn, Ost',
    'O: Ost, Öst | Z: Zorn',
  ],
  'signs are no letters, and numbers count': [
    'en',
    '.NET, C++, “Ada”, PyCon 10, PyCon 9, 3D, O’Neil, Oz, Ong',
    '#: 3D | A: “Ada” | C: C++ | N: .NET | O: O’Neil, Ong, Oz | P: PyCon 9, PyCon 10',
  ],
};

describe('an index of names', () => {
  for (const [fact, [language, names, expected]] of Object.entries(indexes))
    test(fact, () => assert.equal(index(language, names), expected));

  test('has each letter once, in any language', () => {
    const letters =
      'a aa æ å b c ch č d dž đ e é f g h i ı í j k l ł lj ll m n ñ nj o ø ö p q r s ß sz t þ u v w x y z ž я ё α ψ ب ع ม 王 가 7 +';
    const names = letters.split(' ').flatMap((each) => [each, `${each}z`, `Z${each}`]);
    for (const language of languages) {
      const alphabet = alphabetOf(language);
      const items = alphabet.sorted(
        names.map((name) => ({ name, letter: '' })),
        ({ name }) => name,
      );
      alphabet.setLetters(items, ({ name }) => name);
      const runs = items.filter(({ letter }, index) => letter !== items[index - 1]?.letter);
      assert.equal(new Set(items.map(({ letter }) => letter)).size, runs.length, language);
    }
  });
});

const languages =
  'ar be bg cs cy da de el en eo es et fa fi fr he hi hr hu is it ja ko lt lv mk nb nl pl pt ro ru sk sl sq sr sv ta th tr uk ur vi zh zh-Hant'.split(
    ' ',
  );
