import type { Element, Root as HtmlRoot } from 'hast';
import type { Link, Nodes, PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { remove } from 'unist-util-remove';
import { downloadType } from '../../src/archive/download-type.ts';
import type { Download } from '../../src/archive/download.ts';
import { decodePercent, webUrl } from '../web-url.ts';

const elements = /^(?:video|audio|iframe|embed|object|script|a)$/;

/**
 * Turns what is embedded into links: recordings, players, slides, and scripts that show code. A link
 * always has a text: the title, or else the file or host.
 */
export function rehypeMedia() {
  return (tree: HtmlRoot) => {
    visit(tree, 'element', (node) => {
      if (!elements.test(node.tagName)) return;
      if (node.tagName === 'a') {
        nameEmptyLink(node);
        return;
      }
      const source = sourceOf(node);
      const found = source && embedded(source, node.tagName);
      if (!found) return;
      const { title, ariaLabel } = node.properties;
      node.tagName = 'a';
      node.properties = { href: found.url, dataEmbedded: found.type, title: title ?? ariaLabel };
      node.children = [{ type: 'text', value: String(title ?? ariaLabel ?? nameOf(found.url)) }];
    });
  };
}

/** Marks a link that `rehypeMedia` made, for `takeEmbedded`. */
export function markEmbedded(link: Link, { properties }: Element): Link {
  const { dataEmbedded, title } = properties;
  if (dataEmbedded)
    link.data = { embedded: dataEmbedded as Download['type'], title: title as string };
  return link;
}

declare module 'mdast' {
  interface LinkData {
    embedded?: Download['type'] | undefined;
    title?: string | undefined;
  }
}

/** Removes what is embedded in a text, and returns it as downloads. */
export function takeEmbedded(tree: Root, base?: string): Download[] {
  const downloads: Download[] = [];
  remove(tree, { cascade: true }, (node) => {
    const { url, data } = node as Link;
    const absolute = node.type === 'link' && data?.embedded ? webUrl(url, base) : undefined;
    if (absolute && data?.embedded)
      downloads.push({ type: data.embedded, title: data.title || undefined, url: absolute });
    return absolute !== undefined;
  });
  if (!downloads.length) return downloads;
  visit(tree, 'paragraph', ({ children }) => {
    while (isBlank(children[0])) children.shift();
    while (isBlank(children.at(-1))) children.pop();
    const last = children.at(-1);
    if (last?.type === 'text') last.value = last.value.trimEnd();
  });
  remove(tree, { cascade: true }, (node) => {
    const { type, ...paragraph } = node as Nodes;
    return type === 'paragraph' && 'children' in paragraph && !paragraph.children.length;
  });
  return downloads;
}

function isBlank(node: PhrasingContent | undefined): boolean {
  return node?.type === 'break' || (node?.type === 'text' && !node.value.trim());
}

function sourceOf({ tagName, properties, children }: Element): string | undefined {
  const { src, data, dataSrc, dataLazySrc, dataId } = properties;
  if (tagName === 'script' && /speakerdeck\.com\/assets\/embed/.test(String(src)))
    return `https://speakerdeck.com/player/${String(dataId)}`;
  const inner = children.flatMap((child) =>
    child.type === 'element' && /^(?:source|embed)$/.test(child.tagName)
      ? [child.properties.src]
      : [],
  );
  const found = [src, data, dataSrc, dataLazySrc, ...inner].find(
    (each) => typeof each === 'string' && each && !each.startsWith('about:'),
  );
  return found === undefined ? undefined : String(found);
}

/** Players: pattern of host and path → the URL of the page about the video. */
const players: readonly [RegExp, string][] = [
  [
    /^(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/(?:embed|v|shorts)\/([\w-]{11})/,
    'https://www.youtube.com/watch?v=',
  ],
  [/^youtu\.be\/([\w-]{11})/, 'https://www.youtube.com/watch?v='],
  [/^player\.vimeo\.com\/video\/(\d+)/, 'https://vimeo.com/'],
  [/^archive\.org\/embed\/([^/]+)/, 'https://archive.org/details/'],
  [/^media\.ccc\.de\/v\/([^/]+)/, 'https://media.ccc.de/v/'],
  [/^(?:www\.)?dailymotion\.com\/embed\/video\/(\w+)/, 'https://www.dailymotion.com/video/'],
];

/** @returns undefined for scripts that show nothing */
function embedded(source: string, tagName: string) {
  const url = URL.parse(source.trim().replace(/^\/\//, 'https://'));
  const place = url ? url.host + url.pathname : '';
  for (const [pattern, page] of players) {
    const id = place.match(pattern)?.[1];
    if (id) return { url: page + id, type: 'video' as const };
  }
  if (tagName === 'video' || tagName === 'audio') return { url: source, type: tagName } as const;
  if (
    tagName === 'script' &&
    !/^(?:gist\.github\.com|speakerdeck\.com|asciinema\.org)\//.test(place)
  )
    return undefined;
  const page = source.replace(/^(\/\/|https?:\/\/)(gist\.github\.com\/.*)\.js\b.*$/, 'https://$2');
  const type = url ? downloadType(page.replace(/^\/\//, 'https://'), '') : ('link' as const);
  return {
    url: page,
    type: type === 'link' && /vide|\/embed\//i.test(page) ? ('video' as const) : type,
  };
}

function nameEmptyLink(node: Element) {
  const { href, title, ariaLabel } = node.properties;
  const isEmpty = node.children.every((child) => child.type === 'text' && !child.value.trim());
  if (!isEmpty || typeof href !== 'string' || href.startsWith('#')) return;
  node.children = [{ type: 'text', value: String(title ?? ariaLabel ?? nameOf(href)) }];
}

/** Returns what to call a URL: its file or its host. */
function nameOf(link: string): string {
  const url = URL.parse(link.replace(/^\/\//, 'https://'), 'https://relative.invalid/');
  const file = decodePercent(url?.pathname.split('/').pop() ?? '');
  return /\.\w+$/.test(file) || url?.host === 'relative.invalid'
    ? file || link
    : (url?.host ?? link);
}
