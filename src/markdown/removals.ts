import type { Element } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import type { Nodes } from 'mdast';
import { Tokenizer, TokenizerMode, type Token } from 'parse5';
import { find, html } from 'property-information';
import { allowed } from './allowed.ts';

type UrlAttribute = 'href' | 'src' | 'cite';

/** Something in a text that its page omits. */
export interface Removal {
  /** The line in the text, from 1; as the column. */
  line: number;
  column: number;
  /** @example 'onclick of <a>' */
  what: string;
  /** The forbidden scheme, if a URL is removed. */
  scheme?: string | undefined;
  /** The attribute that the address is for. */
  attribute?: UrlAttribute | undefined;
}

/**
 * Returns what the allow-list removes from a text, with its place in the source.
 * @param nodes all nodes of the text's tree
 */
export function removals(nodes: readonly Nodes[]): Removal[] {
  const found: Removal[] = [];
  const imageDefinitions = new Set(
    nodes.flatMap((node) => (node.type === 'imageReference' ? node.identifier : [])),
  );
  for (const node of nodes) {
    const { line = 1, column = 1 } = node.position?.start ?? {};
    if (node.type === 'html')
      found.push(...inHtml(node.value).map((each) => moved(each, line, column)));
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') continue;
    const isImage =
      node.type === 'image' ||
      (node.type === 'definition' && imageDefinitions.has(node.identifier));
    const attribute = isImage ? 'src' : 'href';
    const scheme = forbiddenScheme(node.url, attribute);
    if (scheme) found.push({ line, column, what: node.url, scheme, attribute });
  }
  return found;
}

/** Returns a URL's scheme, as browsers parse it, if the attribute can't have it. */
function forbiddenScheme(url: string, attribute: UrlAttribute): string | undefined {
  const normalized = url.replace(/^[\0-\x20]+/, '').replace(/[\t\n\r]/g, '');
  const scheme = normalized.match(/^([^/?#:]*):/)?.[1]?.toLowerCase();
  return scheme && allowed.protocols?.[attribute]?.includes(scheme) ? undefined : scheme;
}

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
      ...(isUrl(name) ? { scheme: forbiddenScheme(value, name), attribute: name } : {}),
    }));
}

function isUrl(attribute: string): attribute is UrlAttribute {
  return attribute === 'href' || attribute === 'src' || attribute === 'cite';
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
