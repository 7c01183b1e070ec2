import type { Finding } from './finding.ts';
import { error, type Source } from './source.ts';

/** Bytes of a file: a talk's whole transcript has 60,000. */
export const largest = 200_000;

/** How often something may stand in a text. More is no text, and would cost the build minutes. */
const most: { what: string; sign: RegExp; times: number }[] = [
  { what: 'links', sign: /\]\(|:\/\/|www\./g, times: 2_000 },
  { what: 'headings', sign: /^ {0,3}#{1,6}\s/gm, times: 500 },
  { what: 'definitions of links and footnotes', sign: /^[ >\t]*\[[^\]\n]*\]:/gm, times: 500 },
  { what: 'square brackets', sign: /[[\]]/g, times: 5_000 },
  { what: 'HTML tags', sign: /<[a-z]/gi, times: 1_000 },
  { what: 'bars of tables', sign: /\|/g, times: 20_000 },
];

/** Marks of emphasis in one paragraph: matching them takes the square of their number. */
const marks = 3_000;
const columns = 100;
/** Quotes and lists within each other: as marks on one line, or by how far a line is indented. */
const deep =
  /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])){30}|^[ \t]{200,}(?:[-+*]|\d{1,9}[.)])[ \t]/m;

/** Refuses a text that is too much to render, and keeps it from whatever would try. */
export function bounded(source: Source): Source {
  const found = beyond(source.body);
  if (!found) return source;
  const line = source.linesAbove + source.body.slice(0, found.at).split('\n').length;
  const finding: Finding = error(source.file, { line, column: 1 }, found.message, 'text-bounds');
  return { ...source, body: '', findings: [...source.findings, finding] };
}

function beyond(text: string): { at: number; message: string } | undefined {
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
  for (const paragraph of text.split(/(?<=\n)[ \t>]*\n/)) {
    if ((paragraph.match(/[*_~]/g)?.length ?? 0) > marks)
      return { at, message: `more than ${marks} marks of emphasis in a paragraph; divide it` };
    const row = paragraph.split('\n').find((line) => line.split('|').length > columns);
    if (row !== undefined)
      return { at, message: `a table of more than ${columns} columns; make it narrower` };
    at += paragraph.length + 1;
  }
  return undefined;
}
