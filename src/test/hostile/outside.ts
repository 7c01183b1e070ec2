import { parse, parseFragment, type DefaultTreeAdapterMap } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

// Independent of the sanitizer's schema, so that a mistake there isn't repeated here.
const textElements =
  words(`a abbr b blockquote br code dd del details div dl dt em figcaption figure
  h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp section small span
  strike strong sub summary sup table tbody td tfoot th thead tr tt ul var`);
const pageElements = words(`html head title meta link body header nav main footer h1 article aside
  form label button select option fieldset legend data time noscript template script search bdi
  svg path`);
const textAttributes: Record<string, Set<string>> = {
  '*': words('title lang dir id class tabindex'),
  a: words(`href rel aria-hidden aria-label aria-describedby data-footnote-ref
    data-footnote-backref`),
  blockquote: words('cite'),
  del: words('cite datetime'),
  details: words('open'),
  img: words('src alt width height loading'),
  input: words('type disabled checked aria-label'),
  ins: words('cite datetime'),
  li: words('value'),
  ol: words('start reversed'),
  q: words('cite'),
  section: words('data-footnotes'),
  td: words('colspan rowspan align'),
  th: words('colspan rowspan scope align'),
};
const pageAttributes = words(`title lang dir id class tabindex role hidden href rel type name value
  content charset property action method for autocomplete spellcheck enterkeyhint autofocus datetime
  width height sizes media as crossorigin http-equiv src open disabled checked alt loading async
  defer color hreflang translate inputmode viewBox d`);
const textClasses =
  /^(?:hljs(?:-[\w-]+)?|language-[^\s]+|(?:function|class|constant|inherited|invoke|escape|char|title)_+|heading-link|table|align-(?:left|center|right)|footnotes|data-footnote-backref|sr-only|contains-task-list|task-list-item|markdown-alert(?:-[a-z]+)?|bare)$/;
const textIds = /^(?:talk:[^/]+\/)?(?:text:|user-content-fn|footnote-label$)/;
const ids = /^(?:[a-z]+:|user-content-fn|footnote-label$)/;

/** Returns what a fragment of an author's text contains that no text may; [] if it is safe. */
export function outsideText(html: string): string[] {
  return inText(parseFragment(html).childNodes);
}

/** Returns the same for a text in a feed, where every URL is absolute and needs no `rel`. */
export function outsideFeed(html: string): string[] {
  return inText(parseFragment(html).childNodes, true);
}

/** Returns the same for a page; its own elements may be others, and are in a fixed order. */
export function outsidePage(html: string, base: string): string[] {
  const document = parse(html, { scriptingEnabled: false });
  const found: string[] = [];
  const seen = new Set<string>();
  const elements = descendants(document);
  for (const element of elements) {
    const id = value(element, 'id');
    if (id === undefined) continue;
    if (seen.has(id) || !ids.test(id)) found.push(`id ${id}`);
    seen.add(id);
  }
  const isText = (element: Element) => value(element, 'class') === 'prose';
  for (const prose of elements.filter(isText)) found.push(...inText(prose.childNodes));
  for (const element of descendants(document, isText)) found.push(...onPage(element, base));
  const body = elements.find(({ tagName }) => tagName === 'body');
  const order = body?.childNodes.flatMap((node) => ('tagName' in node ? node.tagName : []));
  if (
    !/^(?:a header main footer script|main)$/.test(
      (order ?? []).join(' ').replace(/( script)+$/, ' script'),
    )
  )
    found.push(`layout ${order?.join(' ')}`);
  return found;
}

/** Whether a URL, as browsers parse it, has a scheme that pages may link to. */
export function isSafeAddress(address: string): boolean {
  const normalized = address.replace(/^[\0-\x20]+/, '').replace(/[\t\n\r]/g, '');
  const scheme = normalized.match(/^([a-z][a-z0-9+.-]*):/i)?.[1]?.toLowerCase();
  return scheme === undefined || ['https', 'http', 'mailto'].includes(scheme);
}

function inText(nodes: Node[], inFeed = false): string[] {
  return nodes
    .flatMap((node) => descendants(node))
    .flatMap((element) => [
      ...(textElements.has(element.tagName) && element.namespaceURI.endsWith('xhtml')
        ? []
        : [`<${element.tagName}>`]),
      ...element.attrs.flatMap(({ name, value }) => {
        const isAllowed =
          textAttributes['*']?.has(name) || textAttributes[element.tagName]?.has(name);
        const isSafe =
          isAllowed &&
          (name !== 'class' || value.split(' ').every((each) => !each || textClasses.test(each))) &&
          (name !== 'id' || textIds.test(value)) &&
          (!/^(?:href|src|cite)$/.test(name) ||
            (isSafeAddress(value) && (inFeed || !isElsewhere(value, element)))) &&
          (inFeed || name !== 'src' || !/^[a-z]+:/i.test(value));
        return isSafe ? [] : [`<${element.tagName} ${name}="${value}">`];
      }),
    ]);
}

/** Whether a URL is another site's, but its link lacks the `rel` of external links. */
function isElsewhere(value: string, element: Element): boolean {
  const own = 'https://own.invalid';
  if (!URL.canParse(value, own)) return false;
  const { origin, protocol } = new URL(value, own);
  if (protocol === 'mailto:' || origin === own) return false;
  return element.tagName === 'a' && !element.attrs.some(({ name }) => name === 'rel');
}

function onPage(element: Element, base: string): string[] {
  const { tagName, attrs } = element;
  const attribute = (name: string) => value(element, name) ?? '';
  const wrong = attrs.filter(({ name, value }) => {
    if (/^(?:aria|data)-[a-z-]+$/.test(name)) return false;
    if (!pageAttributes.has(name)) return true;
    return /^(?:href|src|action)$/.test(name) && !isSafeAddress(value);
  });
  const found = wrong.map(({ name, value }) => `<${tagName} ${name}="${value}">`);
  if (!pageElements.has(tagName) && !textElements.has(tagName)) found.push(`<${tagName}>`);
  const equivalent = attribute('http-equiv');
  if (
    tagName === 'meta' &&
    equivalent &&
    !/^(?:Content-Security-Policy|refresh)$/i.test(equivalent)
  )
    found.push(`<meta http-equiv="${equivalent}">`);
  if (
    /refresh/i.test(equivalent) &&
    !/^0; ?url=https:\/\/hostile\.example\/base\//.test(attribute('content'))
  )
    found.push(`<meta refresh "${attribute('content')}">`);
  if (tagName === 'form' && attribute('action') !== `${base}search/`) found.push('<form>');
  if (tagName === 'script') found.push(...scriptOutside(element, attribute, base));
  return found;
}

/** Scripts are Aftertalk's files, or data that contains no tag or comment. */
function scriptOutside(
  element: Element,
  attribute: (name: string) => string,
  base: string,
): string[] {
  const text = element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
  if (attribute('type') === 'application/ld+json') {
    JSON.parse(text);
    return text.includes('<') ? ['<script> data with a <'] : [];
  }
  const isOwn = attribute('src').startsWith(`${base}assets/`) && !text;
  return isOwn ? [] : [`<script src="${attribute('src')}">${text}`];
}

function descendants(node: Node, without?: (element: Element) => boolean): Element[] {
  const own = 'tagName' in node ? [node] : [];
  const children = 'childNodes' in node && !(own[0] && without?.(own[0])) ? node.childNodes : [];
  const inner = 'content' in node ? descendants(node.content, without) : [];
  return [...own, ...inner, ...children.flatMap((child) => descendants(child, without))];
}

function value(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

function words(text: string): Set<string> {
  return new Set(text.split(/\s+/));
}
