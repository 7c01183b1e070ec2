/** A run of Chinese, Japanese or Korean, which have few spaces or none. */
export const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]+/gu;

/**
 * Returns the overlapping pairs of characters in a run. The pairs of any part of it are among them.
 * Words wouldn't do, because the dictionaries of Node and browsers differ.
 * @example pairs('働き方') // => ['働き', 'き方']
 */
export function pairs(run: string): string[] {
  const characters = [...run];
  if (characters.length < 3) return [run];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
