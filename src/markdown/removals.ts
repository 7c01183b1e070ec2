import type { Element } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import type { Nodes } from 'mdast';
import { Tokenizer, TokenizerMode, type Token } from 'parse5';
import { find, html } from 'property-information';
import { allowed } from './allowed.ts';

type UrlAttribute = 'href' | 'src' | 'cite';

/** Something in a text that no page shows. */
export interface Removal {
  /** Of the text, from 1, as is the column. */
  line: number;
  column: number;
  /** As in `<iframe>` or `onclick of <a>`. */
  what: string;
  /** Of an address that is removed. */
  scheme?: string | undefined;
  /** The attribute that the address is for. */
  attribute?: UrlAttribute | undefined;
}

/**
 * What the allow-list will remove from a text, found in its source and judged by the same list.
 * @param nodes all that the text consists of, as Markdown
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

/** Returns the scheme of a URL, as a browser reads it, if the attribute may not have it. */
function forbiddenScheme(url: string, attribute: UrlAttribute): string | undefined {
  const read = url.replace(/^[\0-\x20]+/, '').replace(/[\t\n\r]/g, '');
  const scheme = read.match(/^([^/?#:]*):/)?.[1]?.toLowerCase();
  return scheme === undefined || allowed.protocols?.[attribute]?.includes(scheme)
    ? undefined
    : scheme;
}

/** Judges every start tag by itself: what stands where is the parser's business. */
const schema = { ...allowed, ancestors: {}, required: {} };

function inHtml(value: string): Removal[] {
  const found: Removal[] = [];
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: (token) => void found.push(...inTag(token)),
      onDoctype: ({ location }) => void found.push({ ...place(location), what: '<!doctype>' }),
      onComment: ({ location }) => {
        if (location && !value.startsWith('<!--', location.startOffset))
          found.push({
            ...place(location),
            what: value.slice(location.startOffset).slice(0, 9).trim(),
          });
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
  const name = tagName === 'h1' ? 'h2' : tagName;
  for (const { name, value } of attrs) {
    const { property, boolean, spaceSeparated } = find(html, name);
    element.properties[property] = boolean ? true : spaceSeparated ? value.split(/\s+/) : value;
  }
  const kept = sanitize({ ...element, tagName: name }, schema);
  if (kept.type !== 'element' || kept.tagName !== name) return [{ ...at, what: `<${tagName}>` }];
  return attrs
    .filter((attribute) => kept.properties[find(html, attribute.name).property] === undefined)
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

/** From its place in a piece of HTML to its place in the text. */
function moved(removal: Removal, line: number, column: number): Removal {
  const first = removal.line === 1;
  return {
    ...removal,
    line: removal.line + line - 1,
    column: first ? removal.column + column - 1 : removal.column,
  };
}
