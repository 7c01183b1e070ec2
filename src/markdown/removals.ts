import type { Element } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import type { Nodes } from 'mdast';
import { Tokenizer, TokenizerMode, type Token } from 'parse5';
import { find, html } from 'property-information';
import { allowed } from './allowed.ts';

/** Something in a text that its page omits. */
export interface Removal {
  /** The line in the text, from 1; as the column. */
  line: number;
  column: number;
  /** @example 'onclick of <a>' */
  what: string;
  /** The forbidden scheme, if a URL is removed. */
  scheme?: string | undefined;
}

/**
 * Returns what the allow-list removes from a text, with its place in the source.
 * @param nodes all nodes of the text's tree
 */
export function removals(markdown: string, nodes: readonly Nodes[]): Removal[] {
  if (!suspect.test(markdown)) return [];
  const found: Removal[] = [];
  for (const node of nodes) {
    const { line = 1, column = 1 } = node.position?.start ?? {};
    if (node.type === 'html')
      found.push(...inHtml(node.value).map((each) => moved(each, line, column)));
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') continue;
    const scheme = forbiddenScheme(node.url);
    if (scheme) found.push({ line, column, what: node.url, scheme });
  }
  return found;
}

/** Returns a URL's scheme, as browsers parse it, if pages may not link to it. */
function forbiddenScheme(url: string): string | undefined {
  const normalized = url.replace(/^[\0-\x20]+/, '').replace(/[\t\n\r]/g, '');
  const scheme = normalized.match(/^([^/?#:]*):/)?.[1]?.toLowerCase();
  return scheme === undefined || /^(?:https?|mailto)$/.test(scheme) ? undefined : scheme;
}

/** Matches every text with HTML or an unusual URL; nothing is removed from others. */
const suspect = /<[a-z/!?]|\]\(\s*<?(?!https?:\/\/|mailto:|[#./?)])|\]:(?!\s*https?:\/\/)|xmpp:/i;

/** Each start tag is checked alone, so its ancestors don't count. */
const schema = { ...allowed, ancestors: {}, required: {} };

function inHtml(value: string): Removal[] {
  const found: Removal[] = [];
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: (token) => void found.push(...inTag(token)),
      onDoctype: ({ location }) => void found.push({ ...place(location), what: '<!doctype>' }),
      onComment({ location }) {
        const source = value.slice(location?.startOffset);
        if (!source.startsWith('<!--'))
          found.push({ ...place(location), what: source.slice(0, 9).trim() });
      },
      onEndTag() {},
      onEof() {},
      onCharacter() {},
      onNullCharacter() {},
      onWhitespaceCharacter() {},
    },
  );
  tokenizer.state = TokenizerMode.DATA;
  tokenizer.write(value, true);
  return found;
}

function inTag({ tagName, attrs, location }: Token.TagToken): Removal[] {
  const at = place(location);
  const element: Element = { type: 'element', tagName, properties: {}, children: [] };
  for (const { name, value } of attrs) {
    const { property, boolean, spaceSeparated } = find(html, name);
    element.properties[property] = boolean ? true : spaceSeparated ? value.split(/\s+/) : value;
  }
  const sanitized = sanitize(element, schema);
  if (sanitized.type !== 'element') return [{ ...at, what: `<${tagName}>` }];
  return attrs
    .filter((attribute) => sanitized.properties[find(html, attribute.name).property] === undefined)
    .map(({ name, value }) => ({
      ...at,
      what: `${name} of <${tagName}>`,
      scheme: /^(?:href|src|cite)$/.test(name) ? forbiddenScheme(value) : undefined,
    }));
}

function place(location: Token.Location | null): Pick<Removal, 'line' | 'column'> {
  return { line: location?.startLine ?? 1, column: location?.startCol ?? 1 };
}

/** Converts a place in a piece of HTML to a place in the text. */
function moved(removal: Removal, line: number, column: number): Removal {
  const first = removal.line === 1;
  return {
    ...removal,
    line: removal.line + line - 1,
    column: first ? removal.column + column - 1 : removal.column,
  };
}
