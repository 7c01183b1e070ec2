const wordsPerMinute = 230;

/** A line of code takes as long as this many words, however long it is. */
const wordsPerLine = 8;

/** Scripts without spaces: how many characters take as long as a word. */
const charactersPerWord: readonly [script: RegExp, characters: number][] = [
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, 2],
  [/(?=\p{L})[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu, 4],
];

/**
 * Returns how many minutes a text takes to read, at least 1.
 * @param text without its blocks of code
 * @returns undefined if there is nothing to read
 */
export function readingMinutes(text: string, linesOfCode = 0): number | undefined {
  let words = linesOfCode * wordsPerLine;
  let spaced = text;
  for (const [script, characters] of charactersPerWord)
    spaced = spaced.replace(script, () => {
      words += 1 / characters;
      return ' ';
    });
  words += spaced.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return words ? Math.max(1, Math.round(words / wordsPerMinute)) : undefined;
}
