export interface Heading {
  id: string;
  /** HTML without elements. */
  html: string;
  below: Heading[];
}

const minHeadings = 5;

const tag = /<(?:[^>"']|"[^"]*"|'[^']*')*>/g;

/**
 * Returns the upper two levels of a text's headings, for a table of contents.
 * @param html as `src/markdown` renders it
 * @returns [] if the text has few headings
 */
export function contents(html: string): Heading[] {
  const all = [...html.matchAll(/<h([2-6]) id="(text:[^"]*)"[^>]*>(.*?)<\/h\1>/gs)];
  if (all.length < minHeadings) return [];
  const [top = 2] = all.map(([, level]) => Number(level)).sort();
  const headings: Heading[] = [];
  for (const [, level, id = '', inner = ''] of all) {
    const depth = Number(level) - top;
    const siblings = (depth && headings.at(-1)?.below) || headings;
    if (depth < 2) siblings.push({ id, html: inner.replace(tag, ''), below: [] });
  }
  return headings;
}
