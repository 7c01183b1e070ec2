/** A piece of an excerpt, marked where it is a word that was searched for. */
export interface Piece {
  text: string;
  marked: boolean;
}

/**
 * Pagefind's excerpt as text: its only markup is `<mark>`, the rest is escaped. Text nodes are made
 * of it and never HTML, so that nothing an author wrote can run in a result.
 */
export function pieces(excerpt: string): Piece[] {
  return excerpt
    .split(/(<mark>.*?<\/mark>)/s)
    .filter(Boolean)
    .map((part) => {
      const inner = part.match(/^<mark>(.*)<\/mark>$/s)?.[1];
      return { text: unescape(inner ?? part), marked: inner !== undefined };
    });
}

function unescape(text: string): string {
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: keyof typeof plain) => plain[name]);
}

const plain = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
