import { escapeUTF8 } from 'entities';
import type { Root } from 'mdast';
import { RstToHtmlCompiler } from 'rst-compiler';
import { urlOnSite } from '../sites.ts';
import { fromHtml } from './html.ts';
import { fromPlain } from './plain.ts';

/**
 * Converts reStructuredText to a Markdown tree. Of directives and roles that only one program knows, the
 * text is kept; a text that can't be parsed is kept as plain text. Both add a warning.
 */
export function fromRst(text: string, warnings: string[] = []): Root {
  const unknown = new Set<string>();
  // The compiler reports one at a time.
  while (unknown.size < 40)
    try {
      return parseRst(text, unknown);
    } catch (error) {
      const name = String(error)
        .match(/\b(?:directive|role):"([^"]+)"/)?.[1]
        ?.toLowerCase();
      if (name === undefined || unknown.has(name)) break;
      unknown.add(name);
      warnings.push(`"${name}" isn’t known to the importer; only its text was kept`);
    }
  warnings.push('its reStructuredText can’t be parsed; it was kept as plain text');
  return fromPlain(text);
}

/**
 * First corrects what Markdown authors write: one colon, a list right below its heading. Also removes
 * options without a value, which the parser would read as part of the URL.
 * @param unknown directives and roles to reduce to their text
 * @throws if the text has others, or isn't reStructuredText
 */
export function parseRst(text: string, unknown: Iterable<string> = []): Root {
  // The compiler’s time grows with the square of these, and worse.
  if ((text.match(/^([^\w\s])\1{2,}[ \t]*$/gm)?.length ?? 0) > 500)
    throw new Error('has more than 500 headings or rules');
  const corrected = text
    .replaceAll('\t', '    ')
    .replaceAll(/^(\.\. code(?:-block)?):(?!:)/gm, '$1::')
    .replaceAll(/^ +:\w+: *\n/gm, '')
    .replaceAll(/(:[ ]*\n)(?=[-*] )/g, '$1\n');
  const compiler = new RstToHtmlCompiler();
  compiler.useDirectiveGenerator({
    directives: ['code', 'code-block', 'sourcecode'],
    generate: (state, { initContentText, rawBodyText }) => {
      const language = initContentText.match(/^[\w+#.-]+/)?.[0]?.toLowerCase();
      const className = language ? ` class="language-${language}"` : '';
      state.writeText(`<pre><code${className}>${escapeUTF8(rawBodyText)}</code></pre>\n`);
    },
  });
  for (const site of ['youtube', 'vimeo'])
    compiler.useDirectiveGenerator({
      directives: [site],
      generate: (state, { children }) => {
        const id = children
          .map(({ textContent }) => textContent)
          .join('')
          .trim();
        state.writeText(`<video src="${escapeUTF8(urlOnSite(site, id) ?? id)}"></video>\n`);
      },
    });
  const names = [...unknown];
  compiler.useDirectiveGenerator({
    directives: names,
    generate: (state, { children }) => state.visitNodes(children),
  });
  compiler.useInterpretedTextGenerator({
    roles: names,
    generate: (state, { textContent }) => state.writeText(escapeUTF8(textContent)),
  });
  return fromHtml(compiler.compile(corrected).body);
}
