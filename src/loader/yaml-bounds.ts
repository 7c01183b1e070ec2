import {
  isCollection,
  LineCounter,
  parseDocument,
  visit,
  YAMLParseError,
  type Document,
} from 'yaml';

/** A hundred downloads fit. */
const maxCharacters = 32_000;
/** How deep lists and mappings may be nested; Aftertalk's fields need 3. */
const maxDepth = 20;

/**
 * Parses YAML that may be hostile, in bounded time: text that is too long or too deep isn't parsed,
 * and anchors, aliases and tags are errors.
 */
export function parseYaml(text: string, lineCounter: LineCounter): Document {
  const options = { lineCounter, prettyErrors: false, logLevel: 'error' } as const;
  const excess = excessOf(text);
  if (excess) {
    const empty = parseDocument('', options);
    empty.errors.push(problem(0, excess));
    return empty;
  }
  const document = parseDocument(text, options);
  // Most frontmatter has none of these characters.
  if (/[&*!?[{]/.test(text)) refuseUnbounded(document, text);
  // One mistake often causes a thousand more.
  document.errors.splice(20);
  return document;
}

function refuseUnbounded(document: Document, text: string) {
  visit(document, {
    Node(_key, node) {
      const { anchor, tag } = node as { anchor?: string; tag?: string };
      if (!anchor && !tag) return;
      const start = node.range?.[0] ?? 0;
      // Only the words directly before the value: matching more of the text takes quadratic time.
      const before = text.slice(Math.max(0, start - 200), start);
      const [signs = ''] = before.match(/(?:(?<![^\s[{,])[&!]\S*\s*)+$/) ?? [];
      const at = start - signs.length;
      if (anchor) document.errors.push(problem(at, `an anchor (&${anchor}); write the value out`));
      if (tag) document.errors.push(problem(at, `a tag (${signs.match(/!\S*/)?.[0]}); remove it`));
    },
    Pair(_key, { key }) {
      // Each level of nested keys multiplies the length of their text.
      if (isCollection(key))
        document.errors.push(problem(key.range?.[0] ?? 0, 'a list as a key; write name: value'));
    },
    Alias(_key, node) {
      const message = `an alias (*${node.source}); write the value out`;
      document.errors.push(problem(node.range?.[0] ?? 0, message));
    },
  });
}

function excessOf(text: string): string | undefined {
  if (text.length > maxCharacters)
    return `the frontmatter has ${text.length} characters, over the limit of ${maxCharacters}; shorten it`;
  // Nested indicators on one line, as in `? ? ? x`, take the parser cubic time.
  if (/(?:(?:[-?:][ \t]+|[[{][ \t]*)){9}/.test(text)) return tooDeep;
  if (/^%/m.test(text)) return 'a directive; remove the line';
  let depth = 0;
  for (const [mark] of text.matchAll(/[[\]{}]/g)) {
    depth += mark === '[' || mark === '{' ? 1 : depth > 0 ? -1 : 0;
    if (depth > maxDepth) return tooDeep;
  }
  return undefined;
}

const tooDeep = `lists and mappings are nested more than ${maxDepth} deep; no field needs that`;

function problem(at: number, message: string) {
  return new YAMLParseError([at, at], 'RESOURCE_EXHAUSTION', message);
}
