/** A piece of an excerpt, marked where it is a word that was searched for. */
export interface Piece {
  text: string;
  marked: boolean;
}

/**
 * Pagefind's excerpt as text: its only markup is `<mark>`, and all that it escapes is `<` and `>`. Text
 * nodes are made of it and never HTML, so that nothing an author wrote can run in a result.
 */
export function pieces(excerpt: string): Piece[] {
  return excerpt
    .split(/<mark>(.*?)<\/mark>/s)
    .map((part, index) => ({
      text: part.replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
      marked: index % 2 === 1,
    }))
    .filter(({ text }) => text);
}
