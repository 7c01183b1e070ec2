import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { imageSize } from 'image-size';
import { archive, type Archive, type Content } from '../archive/archive.ts';
import { by } from '../archive/order.ts';
import type { ContentEntry, OutsideLink, RenderedBody } from '../archive/model.ts';
import type { Logo, Page, Site } from '../archive/site.ts';
import { digest, fileSwhid } from '../digest.ts';
import { validFiles, type ContentFile } from './content-file.ts';
import { stampOf } from './content-folder.ts';
import { downloadFacts, factsName, goneSince, isOutside, readFacts, type Facts } from './facts.ts';
import { FolderCache } from './folder-cache.ts';
import type { ArchivePaths } from './archive-paths.ts';
import { siteStyle } from './site-style.ts';
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
  const copies = new CopiesCache(paths);
  const facts = readFacts(paths);
  const { leaveOut = [] } = site;
  const linksOf = (file: ContentFile) => outsideLinks(file, site, facts.get(factsName(file)));
  const entry = <Fields>(file: ContentFile & { data: Fields }): ContentEntry<Fields> => ({
    id: file.id,
    data: file.data,
    body: textOf(file),
    outsideLinks: linksOf(file),
  });
  const pages = validFiles(files, 'pages').map((file) =>
    Object.assign(page(file, textOf), { outsideLinks: linksOf(file) }),
  );
  const home = pages.find(({ id }) => id === 'home');
  const ownPages = pages.filter((each) => each !== home).sort(by(({ id }) => id));
  if (!home) throw new Error('content/pages/home.md can’t be read; run npm run check to see why');
  const links = new Map(ownPages.map(({ id, title }) => [id, { id, title }]));
  const { nav = [], ...settings } = site;
  const style = siteStyle(paths, site);
  const content: Content = {
    site: {
      ...settings,
      url: new URL(site.url).href,
      logo: site.logo && sized(site.logo, paths),
      navPages: nav.flatMap((id) => links.get(id) ?? []),
      ownPages: [...links.values()].filter(({ id }) => !nav.includes(id)),
      style: style && { file: style.file, hasFont: style.hasFont },
      // Without talks, Pagefind creates no index.
      leaveOut: talks.some(({ data }) => !data.withdrawn) ? leaveOut : [...leaveOut, 'search'],
    },
    home,
    ownPages,
    style,
    conferences: validFiles(files, 'conferences').map(entry),
    topics: validFiles(files, 'topics').map(entry),
    speakers: validFiles(files, 'speakers').map(entry),
    talks: talks.map((file) => {
      const downloads = file.data.downloads.map((download) => ({
        ...downloadFacts(download, facts.get(factsName(file))),
        ...download,
        ...(download.file && copies.facts(download.file)),
      }));
      return Object.assign(entry(file), {
        data: { ...file.data, downloads },
        linksTo: linkedTalks(file, site),
        swhid: file.swhid,
      });
    }),
  };
  copies.save();
  return archive(content);
}

/** Adds the size of a logo, so that nothing moves when it comes. @returns undefined if it can't be read */
function sized(logo: Logo, { public: folder }: ArchivePaths): Logo | undefined {
  try {
    const { width, height } = imageSize(readFileSync(join(folder, logo.file)));
    return { ...logo, width, height };
  } catch {
    // `check` reports it.
    return undefined;
  }
}

/** Returns the page of an archive's `content/pages/`. */
function page(file: ContentFile<'pages'> & { data: object }, textOf: TextOf): Page {
  const { html, opening } = textOf(file);
  return { ...(file.data as Pick<Page, 'title' | 'aliases'>), id: file.id, html, opening };
}

/** Returns the links of a file to other sites, once each, without its downloads. */
function outsideLinks(
  { fields, outline }: ContentFile,
  site: Site,
  facts: Facts | undefined,
): OutsideLink[] {
  const links = new Map<string, OutsideLink['field']>();
  for (const field of ['originalUrl', 'website', 'archivedWebsite'] as const) {
    const url = (fields as Partial<Record<typeof field, string>>)[field];
    if (url) links.set(url, field);
  }
  for (const { url } of outline?.links ?? [])
    if (isOutside(url, site) && !links.has(url)) links.set(url, undefined);
  return [...links].map(([url, field]) => ({ url, field, gone: goneSince(url, facts) }));
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

/** The sizes and identifiers of the archive's own copies, which are read only if they changed. */
class CopiesCache {
  #folder: string;
  #cache: FolderCache<{ swhid: string }>;

  constructor({ public: folder, cache, root }: ArchivePaths) {
    this.#folder = join(folder, 'downloads');
    this.#cache = new FolderCache(join(cache, 'copies', digest(root)));
  }

  /** @returns undefined if there is no such file, which `check` reports */
  facts(file: string): { size: number; swhid: string } | undefined {
    const path = join(this.#folder, file);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat?.isFile()) return undefined;
    const stamp = stampOf(stat);
    const known = stamp && this.#cache.get(file, stamp);
    const { swhid } = known || this.#cache.set(file, stamp, { swhid: fileSwhid(path) });
    return { size: stat.size, swhid };
  }

  save(): void {
    this.#cache.save();
  }
}
