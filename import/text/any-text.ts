import { decodeHTML } from 'entities';
import type { Root } from 'mdast';
import { removeControls } from './characters.ts';
import { fromHtml, fromMarkdown } from './html.ts';
import { toMarkdown } from './markdown.ts';
import { fromPlain } from './plain.ts';
import { parseRst } from './rst.ts';

/** Characters; longer texts are taken for plain text, because the parsers could take very long. */
const markupLimit = 50_000;

/**
 * Returns the Markdown of a text that may be reStructuredText, Markdown, HTML or plain. A markup is
 * used only if its signs are unambiguous and if parsing loses no word.
 */
export function anyTextToMarkdown(source: string, base?: string): string {
  const text = removeControls(source).trim();
  for (const { signs, parse } of text.length > markupLimit ? [] : markups) {
    if (!signs.test(text)) continue;
    try {
      const result = toMarkdown(parse(text), base);
      if (hasAllWords(text, result)) return result;
    } catch {}
  }
  return toMarkdown(fromPlain(decodeHTML(text)), base);
}

const markups: { signs: RegExp; parse(text: string): Root }[] = [
  { signs: /^\s*<(?:p|div|h[1-6]|ul|ol)\b|<a\s+href=|<br\s*\/?>/i, parse: fromHtml },
  {
    signs:
      /`[^`]+<[^<>\s`]+>`__?|(?<!`)``[^`\n]+``(?!`)|^\.\. (?:_|\w+::)|^.{3,}\n([=~^"*-])\1{2,}[ \t]*$/m,
    parse: parseRst,
  },
  { signs: /\*\*[^\s*][^*\n]*\*\*|\]\(https?:|^#{1,6} \S|^```/m, parse: fromMarkdown },
];

/** Whether a result has every word of a text, apart from names of directives and of attributes. */
function hasAllWords(text: string, result: string): boolean {
  const resultWords = words(decodeHTML(result));
  const visible = text
    .replaceAll(/^[ \t]*\.\. [\w-]+::?.*$|^[ \t]*:[\w-]+:/gm, '')
    .replaceAll(/<\/?[a-z][^<>]*>/gi, ' ');
  return [...words(decodeHTML(visible))].every((word) => resultWords.has(word));
}

function words(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu));
}
