import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { toText } from 'hast-util-to-text';
import { parse as parseToml } from 'smol-toml';
import { visit } from 'unist-util-visit';
import { parseDocument } from 'yaml';

/** A post's fields, by their names as written, and its body. */
export interface PostParts {
  fields: Record<string, unknown>;
  body: string;
}

/**
 * Parses the frontmatter of a post: YAML between `---` (Jekyll, Eleventy, Astro), TOML between `+++` or
 * JSON (Hugo), Pelican's `Title: …` lines, Nikola's `.. title: …`; without any, there are no fields.
 * @throws what is wrong with it
 */
export function parseFrontmatter(text: string): PostParts {
  const start = text.replace(/^\s+/, '');
  const fence = start.match(/^(---|\+\+\+)[ \t]*(\w*)[ \t]*\n(|[\s\S]*?\n)\1[ \t]*(?:\n|$)/);
  if (fence) {
    const [whole, mark, format = '', frontmatter = ''] = fence;
    const parse = mark === '+++' ? parseToml : parsers[format.toLowerCase()];
    if (!parse) throw new Error(`has frontmatter in ${format}, which isn’t read; write it in YAML`);
    return { fields: fieldsOf(parse(frontmatter)), body: start.slice(whole.length) };
  }
  if (/^\{\s*"/.test(start)) {
    const end = endOfJson(start);
    return { fields: fieldsOf(JSON.parse(start.slice(0, end))), body: start.slice(end) };
  }
  const nikola = start.match(/^(?:<!--\s*\n)?((?:\.\. [a-z]\w*: ?[^\n]*\n)+)(?:\s*-->)?/);
  if (nikola) return lines(start, nikola[0], /^\.\. (\w+): ?([^\n]*)$/gm);
  const pelican = start.match(
    /^(?:[A-Za-z][\w-]*:[^\n]*\n(?:[ \t][^\n]+\n)*)+(?:-{3,}[ \t]*\n|(?=\s*\n|$))/,
  )?.[0];
  if (pelican && /^(?:title|date):/im.test(pelican))
    return lines(start, pelican, /^([A-Za-z][\w-]*):[ \t]*([^\n]*(?:\n[ \t][^\n]+)*)$/gm);
  return { fields: {}, body: text };
}

/** Parses the title and the list of fields that begin a post in reStructuredText, or Nikola's lines. */
export function parseRstFrontmatter(text: string): PostParts {
  if (/^\s*(?:---[ \t]*\n|\.\. [a-z]\w*: )/.test(text)) return parseFrontmatter(text);
  const start = text.trimStart();
  const [whole = '', , title] =
    start.match(/^(?:([^\w\s])\1{2,}[ \t]*\n)?([^\n]+)\n([^\w\s])\3{2,}[ \t]*(?:\n+|$)/) ?? [];
  const rest = start.slice(whole.length);
  const list = rest.match(/^((?::[A-Za-z][\w -]*:[^\n]*\n(?:[ \t]+[^\n]+\n)*)+)/)?.[0] ?? '';
  const { fields, body } = lines(
    rest,
    list,
    /^:([A-Za-z][\w -]*):[ \t]*([^\n]*(?:\n[ \t]+[^\n]+)*)$/gm,
  );
  return { fields: { ...(title && { title: title.trim() }), ...fields }, body };
}

/** Parses the fields of a page: YAML, or else its title and what `meta` elements name, as in Pelican. */
export function parseHtmlFrontmatter(text: string): PostParts {
  if (/^\s*(?:---|\+\+\+|\{\s*")/.test(text)) return parseFrontmatter(text);
  const tree = fromHtml(text, { fragment: false });
  const fields: Record<string, unknown> = {};
  let body: Root | Element = tree;
  visit(tree, 'element', (node) => {
    const { name, content } = node.properties;
    if (node.tagName === 'title') fields.title ??= toText(node).trim();
    if (node.tagName === 'meta' && typeof name === 'string' && !pageMeta.test(name))
      fields[name] = content ?? node.properties.contents;
    if (node.tagName === 'body') body = node;
  });
  return { fields, body: toHtml(body.children) };
}

/** What `meta` elements say to browsers. */
const pageMeta =
  /^(?:viewport|generator|robots|theme-color|color-scheme|referrer|format-detection)$/i;

const parsers: Record<string, (frontmatter: string) => unknown> = {
  '': parseYaml,
  yaml: parseYaml,
  json: JSON.parse,
  toml: parseToml,
};

export function parseYaml(frontmatter: string): unknown {
  let document = parseDocument(frontmatter, { prettyErrors: false, uniqueKeys: false });
  // Other programs accept a quoted text whose lines aren't indented.
  if (document.errors.length && frontmatter.length < 50_000)
    document = parseDocument(
      frontmatter.replaceAll(
        /^[\w-]+:[ \t]*(?:"(?:[^"\\]|\\[^])*"|'(?:[^']|'')*')[ \t]*$/gm,
        (field) => field.replaceAll('\n', '\n '),
      ),
      { prettyErrors: false, uniqueKeys: false },
    );
  const [error] = document.errors;
  if (error) throw new Error(`has invalid frontmatter: ${error.message}`);
  // Aliases of aliases could expand to gigabytes.
  return document.toJS({ maxAliasCount: 10 }) ?? {};
}

function lines(text: string, head: string, pattern: RegExp): PostParts {
  const fields = [...head.matchAll(pattern)].map(
    ([, name = '', value = '']) => [name, value.replaceAll(/\s*\n\s*/g, ' ').trim()] as const,
  );
  return { fields: Object.fromEntries(fields), body: text.slice(head.length) };
}

/** Returns where the JSON object ends that a text begins with. */
function endOfJson(text: string): number {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === '{') depth++;
    if (token === '}' && --depth === 0) return index + 1;
  }
  return text.length;
}

function fieldsOf(data: unknown): Record<string, unknown> {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new Error('has no fields in its frontmatter');
  // Hugo and Zola have the fields of a site in tables of their own.
  const { extra, params, taxonomies, ...rest } = data as Record<string, unknown>;
  return Object.assign({}, taxonomies, params, extra, rest) as Record<string, unknown>;
}
