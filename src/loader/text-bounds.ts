import type { Finding } from './finding.ts';
import { error, type Source } from './source.ts';

/** Characters of a text: the transcript of a talk of an hour has 60,000. */
export const largest = 80_000;

/**
 * How often something may be in a text: ten times what any talk has. What each costs grows with the
 * square of its number, and at these takes a second or two.
 */
const most: { what: string; sign: RegExp; times: number }[] = [
  { what: 'links', sign: /\]\(|:\/\/|www|@/gi, times: 2_000 },
  { what: 'underlined headings', sign: /^[ >\t]*(?:=+|-+)[ \t]*$/gm, times: 500 },
  { what: 'items of lists', sign: /(?<![^ >\t\n])(?:[-+*]|\d{1,9}[.)])(?=\s)/g, times: 2_000 },
  { what: 'definitions of links and footnotes', sign: /\]:/g, times: 500 },
  // Each use of a definition repeats its address and its title.
  {
    what: 'definitions of 2,000 characters',
    sign: /\]:\s*(?:> *){0,30}(?:<[^>\n]{2000}|\S{2000})/g,
    times: 0,
  },
  {
    what: 'titles of 2,000 characters',
    sign: /\]:\s*(?:> *){0,30}(?:<[^>\n]*>|\S+)\s+(?:> *){0,30}(?:"(?:[^"\\]|\\[^]){2000}|'(?:[^'\\]|\\[^]){2000}|\((?:[^)\\]|\\[^]){2000})/g,
    times: 0,
  },
  { what: 'square brackets', sign: /[[\]]/g, times: 1_500 },
  { what: 'HTML tags', sign: /<[a-z/!?]/gi, times: 500 },
  // Each stands for four elements within each other, and the tree is walked by recursion.
  { what: 'HTML tables', sign: /<table/gi, times: 50 },
  { what: 'backticks', sign: /`/g, times: 3_000 },
  { what: 'lines', sign: /\n/g, times: 4_000 },
];

/** Marks of emphasis in one paragraph: matching them takes the square of their number. */
const marks = 500;
/**
 * Words in paragraphs with an open bracket, each as often as its paragraph has characters: from the
 * beginning of every word the search for addresses looks back to the bracket.
 */
const looks = 20_000_000;
/** Brackets around nothing but words: those are closed, or no brackets at all. */
const closed = /\[[\p{L}\p{N} ^,.:;!?'’-]*\]/gu;
/** Of a table: rows are filled up with empty ones. */
const cells = 10_000;
/** Quotes and lists within each other: as marks on one line, or by how far a line is indented. */
const deep =
  /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])){31}|^[ \t>]{200,}(?:[-+*]|\d{1,9}[.)])[ \t]/m;

/** Refuses a text that is too much to render, and keeps it from whatever would try. */
export function bounded(source: Source): Source {
  const found = excess(source.body);
  if (!found) return source;
  const line = source.linesAbove + source.body.slice(0, found.at).split('\n').length;
  const finding: Finding = error(source.file, { line, column: 1 }, found.message, 'text-bounds');
  // Something stands in its place, so that nobody is told that the text is empty.
  return { ...source, body: '…', findings: [...source.findings, finding] };
}

/** What there is too much of in a text, and where that begins; nothing for a text that can be rendered. */
export function excess(text: string): { at: number; message: string } | undefined {
  if (text.length > largest)
    return { at: 0, message: `the text has ${text.length} characters; ${largest} are the most` };
  for (const { what, sign, times } of most) {
    let count = 0;
    for (const { index } of text.matchAll(sign))
      if (++count > times)
        return { at: index, message: `more than ${times} ${what}; divide the text` };
  }
  const at = text.search(deep);
  if (at >= 0) return { at, message: 'quotes or lists stand more than 30 deep; set them flatter' };
  return paragraphBeyond(text);
}

function paragraphBeyond(text: string): { at: number; message: string } | undefined {
  let at = 0;
  let looked = 0;
  for (const paragraph of text.split(/(?<=\n)((?: {0,3}>)*[ \t]*\n)/)) {
    if ((paragraph.match(/[*_~]/g)?.length ?? 0) > marks)
      return { at, message: `more than ${marks} marks of emphasis in a paragraph; divide it` };
    if (paragraph.replace(closed, '').includes('['))
      looked += paragraph.length * (paragraph.match(/[\w.+-]+/g)?.length ?? 0);
    if (looked > looks)
      return { at, message: 'too many words behind an open bracket; close it, or divide the text' };
    const lines = paragraph.split('\n');
    const columns = Math.max(
      0,
      ...lines
        .filter((line) => /^[ \t>|:-]+$/.test(line) && line.includes('-'))
        .map((line) => line.split('|').length),
    );
    if (columns * lines.length > cells)
      return { at, message: `a table of more than ${cells} cells; divide it` };
    at += paragraph.length;
  }
  return undefined;
}
