import { decodeHTML } from 'entities';
import type { Root } from 'mdast';
import { toHtml } from 'hast-util-to-html';
import remarkRehype from 'remark-rehype';
import { RstToHtmlCompiler } from 'rst-compiler';
import { unified } from 'unified';
import { markdownTree } from '../../src/markdown/tree.ts';
import { fromHtml } from './html.ts';
import { markdown } from './markdown.ts';
import { fromPlain } from './plain.ts';

/** Beyond this, in characters, no markup is looked for: its parsers may take very long. */
const longest = 50_000;

/**
 * The Markdown of a text that is reStructuredText, Markdown, HTML or plain, nobody says which. It
 * counts as marked up only where the marks are unmistakable, and where none of its words is lost
 * in reading them.
 */
export function anyText(source: string, base?: string): string {
  const text = withoutControls(source).trim();
  for (const { marks, read } of text.length > longest ? [] : markups) {
    if (!marks.test(text)) continue;
    const result = attempt(() => markdown(read(text), base));
    if (result !== undefined && keepsWords(text, result)) return result;
  }
  return markdown(fromPlain(decodeHTML(text)), base);
}

/** The Markdown of HTML; its own whitespace means nothing. */
export function htmlText(html: string, base?: string): string {
  return markdown(fromHtml(withoutControls(html)), base);
}

/** The Markdown of Markdown that may hold HTML. */
export function markdownText(text: string, base?: string): string {
  return markdown(fromMarkdown(withoutControls(text)), base);
}

/** One line of plain text: a title or a name. */
export function line(text: string): string {
  return withoutControls(text).replaceAll(/\s+/gu, ' ').trim();
}

/** Characters that show nothing, or that turn the order of others around, have no place in a text. */
export function withoutControls(text: string): string {
  return text.replaceAll(
    /(?![\n\r\t])\p{Cc}|[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]|\p{Cs}/gu,
    '',
  );
}

interface Markup {
  marks: RegExp;
  read(text: string): Root;
}

const restructured = new RstToHtmlCompiler();
const markups: Markup[] = [
  { marks: /^\s*<(?:p|div|h[1-6]|ul|ol)\b|<a\s+href=|<br\s*\/?>/i, read: fromHtml },
  {
    marks:
      /`[^`]+<[^>\s]+>`__?|(?<!`)``[^`\n]+``(?!`)|^\.\. (?:_|\w+::)|^[^\n]{3,}\n([=~^"*-])\1{2,}[ \t]*$/m,
    read: fromRestructured,
  },
  { marks: /\*\*[^\s*][^*\n]*\*\*|\]\(https?:|^#{1,6} \S|^```/m, read: fromMarkdown },
];

/** Markdown, with the HTML in it, as the tree of a text. */
export function fromMarkdown(text: string): Root {
  return fromHtml(toHtml(toHast.runSync(markdownTree(text)), { allowDangerousHtml: true }));
}

const toHast = unified().use(remarkRehype, { allowDangerousHtml: true }).freeze();

/**
 * What people write who think of Markdown is mended first: one colon, a list right below its
 * heading. So is an option without a value, which the parser takes for a part of the address.
 */
function fromRestructured(text: string): Root {
  const meant = text
    .replaceAll('\t', '    ')
    .replaceAll(/^(\.\. code(?:-block)?):(?!:)/gm, '$1::')
    .replaceAll(/^ +:\w+: *\n/gm, '')
    .replaceAll(/(:[ ]*\n)(?=[-*] )/g, '$1\n');
  return fromHtml(restructured.compile(meant).body);
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    // Not what it looked like: it is read as plain text then.
    return undefined;
  }
}

/** Whether every word of a text is still there; names of directives and of attributes are none. */
function keepsWords(text: string, result: string): boolean {
  const kept = words(decodeHTML(result));
  const visible = text
    .replaceAll(/^[ \t]*\.\. [\w-]+::?.*$|^[ \t]*:[\w-]+:/gm, '')
    .replaceAll(/<\/?[a-z][^>]*>/gi, ' ');
  return [...words(decodeHTML(visible))].every((word) => kept.has(word));
}

function words(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu));
}
