/** A run of Chinese, Japanese or Korean, which is written without spaces or with few. */
export const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]+/gu;

/**
 * A run cut into overlapping pairs of characters. Whatever part of it somebody types, its pairs are
 * among them, which no dictionary of words can promise: those of build and browser differ.
 * @example pairs('働き方') // => ['働き', 'き方']
 */
export function pairs(run: string): string[] {
  const characters = [...run];
  if (characters.length < 3) return [run];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
