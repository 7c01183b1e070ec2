import {
  isCollection,
  LineCounter,
  parseDocument,
  visit,
  YAMLParseError,
  type Document,
} from 'yaml';

/** Characters of frontmatter: a hundred downloads fit. */
const longest = 32_000;
/** How deep lists and mappings may stand within each other; ours do three deep. */
const deepest = 20;

/**
 * Parses YAML that may be hostile, in time: what is too long or too deep is not parsed at all, and
 * anchors, aliases and tags are errors.
 */
export function parseYaml(text: string, lineCounter: LineCounter): Document {
  const options = { lineCounter, prettyErrors: false, logLevel: 'error' } as const;
  const bound = boundOf(text);
  if (bound) {
    const empty = parseDocument('', options);
    empty.errors.push(problem(0, bound));
    return empty;
  }
  const document = parseDocument(text, options);
  // Most frontmatter has no sign that could be one of these.
  if (/[&*!?[{]/.test(text)) refuse(document, text);
  // A mistake often draws a thousand after it.
  document.errors.splice(20);
  return document;
}

function refuse(document: Document, text: string) {
  visit(document, {
    Node(_key, node) {
      const { anchor, tag } = node as { anchor?: string; tag?: string };
      if (!anchor && !tag) return;
      const [signs = ''] = text.slice(0, node.range?.[0]).match(/(?:[&!]\S*\s*)+$/) ?? [];
      const at = (node.range?.[0] ?? 0) - signs.length;
      if (anchor) document.errors.push(problem(at, `an anchor (&${anchor}); write the value out`));
      if (tag) document.errors.push(problem(at, `a tag (${signs.match(/!\S*/)?.[0]}); remove it`));
    },
    Pair(_key, { key }) {
      // Each level of keys within keys multiplies how long their text is.
      if (isCollection(key))
        document.errors.push(problem(key.range?.[0] ?? 0, 'a list as a key; write name: value'));
    },
    Alias(_key, node) {
      const message = `an alias (*${node.source}); write the value out, or quote it`;
      document.errors.push(problem(node.range?.[0] ?? 0, message));
    },
  });
}

function boundOf(text: string): string | undefined {
  if (text.length > longest)
    return `the frontmatter has ${text.length} characters; ${longest} are the most`;
  // Marks within marks on one line, as in `? ? ? x`, cost the parser cubic time.
  if (/(?:(?:[-?:][ \t]+|[[{][ \t]*)){9}/.test(text)) return tooDeep;
  if (/^%/m.test(text)) return 'a directive; remove the line';
  let depth = 0;
  for (const [mark] of text.matchAll(/[[\]{}]/g)) {
    depth += mark === '[' || mark === '{' ? 1 : depth > 0 ? -1 : 0;
    if (depth > deepest) return tooDeep;
  }
  return undefined;
}

const tooDeep = `lists and mappings stand more than ${deepest} deep; no field needs that`;

function problem(at: number, message: string) {
  return new YAMLParseError([at, at], 'RESOURCE_EXHAUSTION', message);
}
