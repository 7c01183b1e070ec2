import { posix } from 'node:path';
import { headingPrefix, siteAddress } from '../../markdown/rehype-links.ts';
import { at } from '../../paths.ts';
import { pathKey, isOnSite, sitePaths } from '../site-paths.ts';
import { downloadName, listDownloads } from '../../loader/content-folder.ts';
import type { ContentFile } from '../../loader/content-file.ts';
import type { Finding } from '../../loader/finding.ts';
import type { ArchivePaths } from '../../loader/archive-paths.ts';
import { didYouMean, nearestPath } from '../../loader/did-you-mean.ts';
import { error } from '../../loader/source.ts';
import type { Reference } from '../../loader/content-file.ts';
import type { Rule } from './rule.ts';

/** A link within the archive leads to something that is there, down to its heading. */
export const links: Rule = async ({ paths, files }) => {
  const inner = files.filter(({ outline }) => outline?.links.some(({ url }) => !outer.test(url)));
  if (!inner.length) return [];
  const addresses = sitePaths(files);
  const filesByKey = new Map(files.map((file) => [`${file.collection}/${file.id}`, file]));
  const anchors = new Map<ContentFile, Promise<Set<string> | undefined>>();
  const findings: Finding[] = [];
  let meant: ((key: string) => string | undefined) | undefined;

  for (const file of inner)
    for (const link of file.outline?.links ?? []) {
      if (outer.test(link.url)) continue;
      const key = keyOf(file, link.url);
      const hash = decoded(link.url.match(/#(.+)$/)?.[1] ?? '');
      const target = link.url.startsWith('#') ? file : filesByKey.get(key);
      if (!link.url.startsWith('#') && !isOnSite(key, addresses, paths))
        findings.push(broken(file, link, (meant ??= await suggestions(paths, addresses))(key)));
      else if (hash && target && hash !== 'top') {
        if (!anchors.has(target)) anchors.set(target, anchorsOf(target));
        const there = await anchors.get(target);
        if (there && !there.has(hash) && !there.has(headingPrefix + hash))
          findings.push(unknownAnchor(file, link, hash, there));
      }
    }
  return findings;
};

/** An address with a scheme, or a host of its own. */
const outer = /^(?:[a-z][a-z\d+.-]*:|\s*[\\/]{2})/i;

/** The key of the address that a link leads to on the site. */
function keyOf({ collection, id }: ContentFile, url: string): string {
  const folder = posix.dirname(`${collection}/${id}`);
  const address = siteAddress(url, folder);
  if (address.startsWith(at(''))) return pathKey(address.slice(at('').length));
  // Not the path of a Markdown file: on the site it starts at the page's own address.
  return pathKey(posix.join(`/${collection}/${id}`, decoded(url.replace(/[?#].*$/s, ''))));
}

function broken({ collection, id, source }: ContentFile, link: Reference, meant?: string) {
  const markdown = /\.md(?:[?#]|$)/.test(link.url);
  const folder = posix.dirname(`${collection}/${id}`);
  const written = (key: string) =>
    markdown ? `${posix.relative(folder, key)}.md` : `/${key}${posix.extname(key) ? '' : '/'}`;
  const mend =
    meant === undefined
      ? 'write the path of a file, as in ../pygrunn-2011/zmq.md'
      : `did you mean ${written(meant)}?`;
  const message = `broken link ${link.url}; ${mend}`;
  return error(source.file, link, message, 'broken-link');
}

/** The page or download that may have been meant by an address that leads nowhere. */
async function suggestions(paths: ArchivePaths, addresses: ReadonlySet<string>) {
  const downloads = await listDownloads(paths);
  return nearestPath([
    ...addresses,
    ...downloads.map((path) => `downloads/${downloadName(paths, path)}`),
  ]);
}

function unknownAnchor(file: ContentFile, link: Reference, hash: string, there: Set<string>) {
  const headings = [...there].flatMap((id) =>
    id.startsWith(headingPrefix) ? id.slice(headingPrefix.length) : [],
  );
  const near = didYouMean(hash, headings).replace('mean ', 'mean #');
  const mend = near || '; link to the page, or to one of its headings';
  const message = `the link ${link.url} matches no heading of that page${mend}`;
  return error(file.source.file, link, message, 'unknown-anchor');
}

/** The anchors of a text as the site will have them; of one that can’t be rendered the build says why. */
async function anchorsOf({
  collection,
  id,
  source,
}: ContentFile): Promise<Set<string> | undefined> {
  const folder = posix.dirname(`${collection}/${id}`);
  // Not before it is needed: few links name a heading, and all the grammars come with it.
  const { renderMarkdown } = await import('../../markdown/processor.ts');
  const surroundings = { language: 'en', folder, images: new Map() };
  try {
    const { html } = renderMarkdown(source.body, surroundings);
    return new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, anchor = '']) => anchor));
  } catch {
    return undefined;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
