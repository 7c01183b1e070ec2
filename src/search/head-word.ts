/** A letter that no talk uses. It makes a word of its own of a word in a title or name. */
const mark = 'ǂ';

/**
 * Returns the word that only talks with this word in their title or names have. Such talks are few
 * even for the most common words, so Pagefind finds them in no time.
 */
export function headWord(word: string): string {
  return word + mark;
}
