import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { archive, type Archive } from '../archive/archive.ts';
import { by } from '../archive/order.ts';
import type { ContentEntry, RenderedBody } from '../archive/model.ts';
import type { Page, Site } from '../archive/site.ts';
import { validFiles, type ContentFile } from './content-file.ts';
import { downloadFacts, factsName, goneSince, isOutside, readFacts, type Facts } from './facts.ts';
import type { ArchivePaths } from './archive-paths.ts';
import { siteUrl } from '../markdown/rehype-links.ts';
import { withBase } from '../paths.ts';

/** Returns the rendered body of a file. */
export type TextOf = (file: ContentFile) => RenderedBody;

/**
 * Returns the archive of those files whose frontmatter is valid.
 * @param drafts whether to include drafts
 */
export function loadArchive(
  paths: ArchivePaths,
  site: Site,
  files: readonly ContentFile[],
  textOf: TextOf,
  drafts: boolean,
): Archive {
  const talks = validFiles(files, 'talks').filter(({ data }) => drafts || !data.draft);
  const facts = readFacts(paths);
  const { leaveOut = [] } = site;
  const pages = validFiles(files, 'pages').map((file) => page(file, textOf));
  const home = pages.find(({ id }) => id === 'home');
  const ownPages = pages.filter((each) => each !== home).sort(by(({ id }) => id));
  if (!home) throw new Error('content/pages/home.md can’t be read; run npm run check to see why');
  return archive({
    site: {
      ...site,
      url: new URL(site.url).href,
      ownPages: ownPages.map(({ id, title }) => ({ id, title })),
      // Without talks, Pagefind creates no index.
      leaveOut: talks.length ? leaveOut : [...leaveOut, 'search'],
    },
    home,
    ownPages,
    conferences: validFiles(files, 'conferences').map((file) => entry(file, textOf)),
    topics: validFiles(files, 'topics').map((file) => entry(file, textOf)),
    speakers: validFiles(files, 'speakers').map((file) => entry(file, textOf)),
    talks: talks.map((file) => {
      const downloads = file.data.downloads.map((download) => ({
        ...downloadFacts(download, facts.get(factsName(file))),
        ...download,
        ...(download.file && { size: sizeOf(join(paths.public, 'downloads', download.file)) }),
      }));
      return Object.assign(entry(file, textOf), {
        data: { ...file.data, downloads },
        linksTo: linkedTalks(file, site),
        outsideLinks: outsideLinks(file, site, facts.get(factsName(file))),
      });
    }),
  });
}

function entry<Fields>(file: ContentFile & { data: Fields }, textOf: TextOf): ContentEntry<Fields> {
  return { id: file.id, data: file.data, body: textOf(file) };
}

/** Returns the page of an archive's `content/pages/`. */
function page(file: ContentFile<'pages'> & { data: object }, textOf: TextOf): Page {
  const { html, opening } = textOf(file);
  return { ...(file.data as Pick<Page, 'title' | 'aliases'>), id: file.id, html, opening };
}

/** Returns the links of a body to other sites, once each. */
function outsideLinks({ outline }: ContentFile, site: Site, facts: Facts | undefined) {
  const urls = (outline?.links ?? []).map(({ url }) => url).filter((url) => isOutside(url, site));
  return [...new Set(urls)].map((url) => ({ url, gone: goneSince(url, facts) }));
}

/** Returns the ids of the talks that a body links to, by the path of a file or by URL. */
function linkedTalks({ collection, id, outline }: ContentFile, site: Site): string[] {
  const folder = dirname(`${collection}/${id}`);
  return (outline?.links ?? []).flatMap(({ url }) => {
    const address = url.startsWith(site.url)
      ? withBase(url.slice(site.url.length))
      : siteUrl(url, folder);
    if (!address.startsWith(withBase('talks/'))) return [];
    const [, talk] = address.slice(withBase('talks/').length).match(/^([^/?#]+\/[^/?#]+)/) ?? [];
    return talk ?? [];
  });
}

function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}
