/** Into how many files the words and the names of an archive are dealt. */
export const shards = 128;

/**
 * In which file something stands by its first letters: the same in build and browser.
 * @example shard('ne') // => 126
 */
export function shard(letters: string): number {
  let sum = 7;
  for (const letter of letters) sum = (sum * 31 + letter.codePointAt(0)!) % 65_521;
  return sum % shards;
}
