import type { Finding } from './finding.ts';
import { error, placeAt, start, type Source } from './source.ts';

/** Characters of a text. The transcript of an hour's talk has 60,000. */
export const largest = 80_000;

/**
 * What takes time that grows with the square of its number: a second or two at these limits, which
 * are ten times what any talk has.
 */
const limits: { what: string; sign: RegExp; times: number }[] = [
  { what: 'links', sign: /\]\(|:\/\/|www|@/gi, times: 2_000 },
  { what: 'headings', sign: /(?<![^ >\t\n])#{1,6}(?=\s)/g, times: 2_000 },
  { what: 'underlined headings', sign: /^[ >\t]*(?:=+|-+)[ \t]*$/gm, times: 500 },
  { what: 'list items', sign: /(?<![^ >\t\n])(?:[-+*]|\d{1,9}[.)])(?=\s)/g, times: 2_000 },
  { what: 'definitions of links and footnotes', sign: /\]:/g, times: 500 },
  // Each use of a definition repeats its URL and its title.
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
  // Each becomes four nested elements, and the tree is walked by recursion.
  { what: 'HTML tables', sign: /<table/gi, times: 50 },
  { what: 'backticks', sign: /`/g, times: 3_000 },
  { what: 'marks of emphasis', sign: /[*_~]/g, times: 20_000 },
  { what: 'lines', sign: /\n/g, times: 4_000 },
];

/** Each that ends takes the parser a look at all others: at ten deep, a text has room for 7,000. */
const maxQuotes = 1_000;
/** In one paragraph: matching them takes time that grows with the square of their number. */
const maxEmphasis = 500;
/**
 * The number of words times that of characters, over all paragraphs with an open bracket: from the
 * start of each word, the parser's search for URLs goes back to the bracket.
 */
const maxBracketCost = 20_000_000;
/** Brackets that contain only words. */
const closed = /\[[\p{L}\p{N} ^,.:;!?'’-]*\]/gu;
/** In all tables: short rows are filled with empty cells. */
const maxCells = 5_000;
/** Nested quotes and lists: more than 30 marks on one line, or a deeply indented list item. */
const deep =
  /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])){31}|^[ \t>]{200,}(?:[-+*]|\d{1,9}[.)])[ \t]/m;

/** Replaces a body that would take too long to render, and adds a finding. */
export function bounded(source: Source): Source {
  const found = excess(source.body);
  if (!found) return source;
  const line = source.linesAbove + placeAt(source.body, found.at).line;
  const finding = error(source.file, { line, column: 1 }, found.message, 'text-bounds');
  // Not empty, so `empty-text` isn't reported too.
  return { ...source, body: '…', findings: [...source.findings, finding] };
}

/** Returns the error for a text that can't be rendered, so that it isn't published empty. */
export function unrendered(file: string, reason: string): Finding {
  return error(file, start, `the text can’t be rendered: ${reason}`, 'text-bounds');
}

interface Excess {
  /** The offset in the text. */
  at: number;
  message: string;
}

/** Returns what takes too long to render. @returns undefined if the text can be rendered */
export function excess(text: string): Excess | undefined {
  if (text.length > largest) {
    const message = `the text has ${text.length} characters, over the limit of ${largest}; divide it`;
    return { at: 0, message };
  }
  for (const { what, sign, times } of limits) {
    let count = 0;
    for (const { index } of text.matchAll(sign))
      if (++count > times)
        return { at: index, message: `more than ${times} ${what}; divide the text` };
  }
  const at = text.search(deep);
  if (at >= 0) return { at, message: 'quotes or lists are nested more than 30 deep; flatten them' };
  return excessiveQuotes(text) ?? excessiveParagraph(text);
}

/** Counts the marks of quotes that the line above doesn't have, or that start in a list item. */
function excessiveQuotes(text: string): Excess | undefined {
  let [at, quotes, above] = [0, 0, 0];
  for (const line of text.split('\n')) {
    const [marks = ''] = line.match(/^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*/) ?? [];
    const depth = marks.split('>').length - 1;
    quotes += /[^> \t]/.test(marks) ? depth : Math.max(0, depth - above);
    if (quotes > maxQuotes)
      return { at, message: `more than ${maxQuotes} quotes; divide the text` };
    above = depth;
    at += line.length + 1;
  }
  return undefined;
}

function excessiveParagraph(text: string): Excess | undefined {
  let at = 0;
  let cells = 0;
  let bracketCost = 0;
  for (const paragraph of text.split(/(?<=\n)((?: {0,3}>)*[ \t]*\n)/)) {
    if ((paragraph.match(/[*_~]/g)?.length ?? 0) > maxEmphasis)
      return {
        at,
        message: `more than ${maxEmphasis} marks of emphasis in a paragraph; divide it`,
      };
    if (paragraph.replace(closed, '').includes('['))
      bracketCost += paragraph.length * (paragraph.match(/[\w.+-]+/g)?.length ?? 0);
    if (bracketCost > maxBracketCost)
      return { at, message: 'too many words after an open bracket; close it, or divide the text' };
    const lines = paragraph.split('\n');
    const columns = Math.max(
      0,
      ...lines
        .filter((line) => /^[ \t>|:-]+$/.test(line) && line.includes('-'))
        .map((line) => line.split('|').length),
    );
    cells += columns * lines.length;
    if (cells > maxCells)
      return { at, message: `more than ${maxCells} cells in tables; divide the text` };
    at += paragraph.length;
  }
  return undefined;
}
