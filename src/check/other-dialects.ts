import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { slug } from '../archive/slug.ts';

/** Syntax of other Markdown programs, which this one prints as it is. */
const dialects: {
  sign: RegExp;
  types: Nodes['type'][];
  message: (found: string, written: string) => string;
}[] = [
  {
    sign: /\[\^[^\][\s]+\]/,
    types: ['paragraph', 'heading'],
    message: (found) =>
      `the footnote ${found} has no text; add a line ${found}: and write it there`,
  },
  {
    sign: /(?<![\w\])!])\[[^\][^!]+\]\[[^\][]*\]/,
    types: ['paragraph', 'heading'],
    message: (found) => {
      const label = found.match(/\[([^\]]+)\]$/)?.[1] ?? found.slice(1, -3);
      return `${found} has no target; add a line [${label}]: https://…`;
    },
  },
  {
    // The URL is a link by itself, and blank here.
    sign: /\[[^\][]+\] \( +\)/,
    types: ['paragraph', 'heading'],
    message: (_found, written) => `a link has no space; write ${written.replace('] (', '](')}`,
  },
  {
    sign: /\([^()]+\)\[ +\]/,
    types: ['paragraph', 'heading'],
    message: (_found, written) => {
      const fixed = written.replace(/\((.+)\)\[(.+)\]/, '[$1]($2)');
      return `the brackets of a link are swapped; write ${fixed}`;
    },
  },
  {
    sign: /\[[^\][]+\]\( +(?![ )])/,
    types: ['paragraph', 'heading'],
    message: (_found, written) => `a link is not closed; write ${written})`,
  },
  {
    sign: /\[\[[a-z][^\][,]*\]\]/i,
    types: ['paragraph', 'heading'],
    message: (found) => {
      const [page = '', text = page] = found.slice(2, -2).split('|');
      return `${found} is no link; write one as in [${text}](${slug(page)}.md)`;
    },
  },
  {
    sign: /^\|.*\|[ \t]*\n[ \t]*\|.*\|/,
    types: ['paragraph'],
    message: (found) => {
      const columns = found.split('\n', 1)[0]!.trim().slice(1, -1).split('|');
      return `a table needs a line of dashes below its first row; write |${' --- |'.repeat(columns.length)}`;
    },
  },
  {
    sign: /\{#[\w-]+\}$/,
    types: ['heading'],
    message: (found) =>
      `${found} is printed as it is; delete it, the heading’s id is made of its words`,
  },
  {
    sign: /\{: ?[.#][^{}]*\}/,
    types: ['paragraph', 'heading'],
    message: (found) => `${found} is printed as it is; delete it`,
  },
  {
    sign: /\$\$|(?<![\w$])\$[^\s$\d](?=[^$\n]*[\\^_])[^$\n]*(?<!\s)\$(?!\w)/,
    types: ['paragraph'],
    message: () => 'a formula is printed as it is; write it as `code`, or in words',
  },
  {
    sign: /(?<=\n):[ \t]+\S+/,
    types: ['paragraph'],
    message: () => 'a list of definitions is printed as it is; write - **Term**: what it means',
  },
  {
    sign: /(?<![\w:`]):[a-z][a-z\d_+-]+:(?![\w:`])/,
    types: ['paragraph', 'heading'],
    message: (found) => `${found} is printed as it is; write the emoji itself`,
  },
  {
    sign: /(?<![=\w])==[^=\s](?:[^=\n]*[^=\s])?==(?![=\w])/,
    types: ['paragraph', 'heading'],
    message: (found) => `${found} is printed as it is; write **${found.slice(2, -2)}**`,
  },
  {
    sign: /\{\{[^{}\n]*\}\}|\{%[^{%\n]*%\}/,
    types: ['paragraph', 'heading'],
    message: (found) => `${found} is printed as it is; delete it, or write it as \`code\``,
  },
  {
    sign: /^(?:!!!|:::+)[ \t]*[a-z]+/i,
    types: ['paragraph'],
    message: (found) => `${found} is printed as it is; write > [!NOTE] and the note as a quote`,
  },
  {
    sign: /^\[toc\]$|^\{:toc\}$/i,
    types: ['paragraph'],
    message: (found) => `${found} is printed as it is; delete it, long texts get their contents`,
  },
  {
    sign: /^\[!(?!(?:note|tip|important|warning|caution)\])[a-z]+\]/i,
    types: ['paragraph'],
    message: (found) =>
      `${found} is printed as it is; write [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION]`,
  },
  {
    sign: /^##+[^\s#].*/,
    types: ['paragraph'],
    message: (_found, written) => `a heading needs a space; write ${written.replace(/^#+/, '$& ')}`,
  },
];

const literals = [
  'footnoteReference',
  'html',
  'image',
  'imageReference',
  'inlineCode',
  'link',
  'linkReference',
];

/** Whether a text could have any of them: most have none, and aren't parsed. */
export const otherDialect =
  /\[\^|\]\[|\] ?\(|^\||\)\[|\[\[|\{[#:{%]|\$|^:[ \t]|[^\w:`]:[a-z][a-z\d_+-]+:|==|!!!|:::|^\[toc\]|\[!|^##/im;

/** Returns what a node shows of another dialect, with its offset in the source. */
export function otherDialects(node: Nodes, source: string): { at: number; message: string }[] {
  if (node.type === 'code' && /^mermaid$/i.test(node.lang ?? '')) {
    const message =
      'diagrams are not drawn; put an image beside the talk: ![What it shows](name.png)';
    return [{ at: node.position?.start.offset ?? 0, message }];
  }
  const { start, end } = node.position ?? {};
  if ((node.type !== 'paragraph' && node.type !== 'heading') || !start || !end) return [];
  const from = start.offset ?? 0;
  const paragraph = source.slice(from, end.offset);
  if (!otherDialect.test(paragraph)) return [];
  // Code, links and escaped characters are meant as they are written.
  const characters = paragraph.replace(/\\[^\w\s]/g, '  ').split('');
  visit(node, literals, ({ position }) => {
    const at = (position?.start.offset ?? 0) - from;
    characters.fill(' ', at, (position?.end.offset ?? 0) - from);
  });
  const text = characters.join('');
  return dialects.flatMap(({ sign, types, message }) => {
    const found = types.includes(node.type) && text.match(sign);
    if (!found) return [];
    const written = paragraph.slice(found.index, (found.index ?? 0) + found[0].length);
    return { at: from + (found.index ?? 0), message: message(found[0], written) };
  });
}
