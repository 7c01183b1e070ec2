import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Element, Root } from 'hast';
import { fromHtml as parseHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import type { z } from 'zod';
import { slug } from '../src/archive/slug.ts';
import { dataSchemas, type DataFile, type DataOf } from '../src/data/schemas.ts';
import { fetchUrl } from './fetch.ts';
import { Images } from './images.ts';
import { reasonOf, type ImportedItem, type ImportedTalk } from './imported-item.ts';
import { isWithinFolder } from './source-files.ts';
import { talkLink } from './talk-links.ts';
import { fromHtml } from './text/html.ts';
import { toMarkdown } from './text/markdown.ts';
import { isUrl } from './web-url.ts';

type TalkRecord = DataOf<'conference'>['talks'][number];

/** An archive as its site publishes it. */
interface Site {
  url: string;
  /** Reads a file of the site. @param url of the site, wherever the source is */
  read(url: string): Promise<Buffer>;
  /** Former paths by the paths of pages. */
  aliases: ReadonlyMap<string, string[]>;
  images: Images;
}

/**
 * Reads another Aftertalk archive from what its site publishes below `/data/`.
 * @param source the site's URL or the folder of a built site
 * @throws if it has no `data/archive.json`
 */
export async function* readAftertalk(source: string): AsyncGenerator<ImportedItem> {
  const base = source.replace(/(?:\/data(?:\/[^/]*)?)?\/*$/, '/');
  const readPath = async (path: string) => {
    if (isUrl(source)) return fetchUrl(new URL(path, base).href);
    const file = join(base, path);
    if (!(await isWithinFolder(base, file))) throw new Error('is outside the site');
    return readFile(file);
  };
  const readData = async <Name extends DataFile>(path: string, name: Name) => {
    const json: unknown = JSON.parse((await readPath(path)).toString());
    return dataSchemas[name].parse(json) as z.infer<(typeof dataSchemas)[Name]>;
  };
  const archive = await readData('data/archive.json', 'archive').catch((cause: unknown) => {
    throw new Error(`${source} is not a site of Aftertalk: data/archive.json: ${reasonOf(cause)}`, {
      cause,
    });
  });
  const pathOf = (url: string) => decodeURIComponent(url.slice(archive.url.length));
  const addresses = await readPath('data/addresses.json').then(
    (bytes) =>
      (JSON.parse(bytes.toString()) as { redirects?: Record<string, string> }).redirects ?? {},
    () => ({}),
  );
  const site: Site = {
    url: archive.url,
    read: (url) => readPath(pathOf(url)),
    aliases: groupByTarget(addresses),
    images: new Images(isUrl(source) ? { origin: new URL(source).origin } : { folder: base }),
  };
  const { archive: title, url, description, language, license } = archive;
  let feedAuthority: string | undefined;
  const topics = new Map<string, string>();
  for (const { id, data } of archive.conferences) {
    const place = pathOf(data);
    try {
      const { conference, talks } = await readData(place, 'conference');
      const { html = '', series, url, ...fields } = conference;
      const body = toMarkdown(fromHtml(html), url);
      const aliases = site.aliases.get(`/${pathOf(url)}`);
      yield {
        kind: 'conference',
        place,
        id,
        fields: { ...fields, series: series?.name, aliases },
        body,
      };
      for (const talk of talks) {
        feedAuthority ??= talk.feedId.match(/^tag:([^:]+):\/talks\/(.+)$/)?.[1];
        for (const topic of talk.topics) topics.set(topic.id, topic.name);
        yield await toTalk(talk, id, site, language);
      }
    } catch (error) {
      yield { kind: 'unread', place, reason: reasonOf(error) };
    }
  }
  for (const [id, name] of topics) yield { kind: 'topic', id, name };
  const settings = { title, url, description, language, license };
  yield { kind: 'site', fields: feedAuthority ? { ...settings, feedAuthority } : settings };
}

async function toTalk(
  record: TalkRecord,
  conferenceId: string,
  site: Site,
  siteLanguage: string,
): Promise<ImportedTalk> {
  const {
    id,
    url,
    html,
    conference: _,
    swhid: __,
    topics,
    speakers,
    downloads,
    ...fields
  } = record;
  const warnings: string[] = [];
  const tree = fromHtml(bodyHtml(record));
  visit(tree, 'link', (link) => {
    const path = link.url.startsWith(site.url) ? link.url.slice(site.url.length) : '';
    const [, talk] = path.match(/^talks\/([^/]+\/[^/]+)\/(?:#.*)?$/) ?? [];
    if (talk) link.url = talkLink(talk);
    else if (path) link.url = path;
  });
  const images = await site.images.of(tree, url, warnings);
  const body = toMarkdown(tree, url, new Set(images.map(({ name }) => name)));
  const files = new Map<string, Uint8Array>();
  const own: ImportedTalk['fields']['downloads'] = [];
  for (const {
    size: _size,
    sha256: _sha,
    swhid: _swhid,
    mediaType: _type,
    file,
    ...download
  } of downloads) {
    const path =
      file && decodeURIComponent(file.slice(site.url.length)).replace(/^downloads\//, '');
    const bytes = file && (await site.read(file).catch(() => undefined));
    if (path && bytes) files.set(`public/downloads/${path}`, bytes);
    else if (file) warnings.push(`its download ${file} can’t be read`);
    if (!file || bytes || download.url) own.push({ ...download, file: bytes ? path : undefined });
  }
  return {
    kind: 'talk',
    place: id,
    id,
    conferenceId,
    fileName: id.split('/').at(-1) ?? id,
    fields: {
      ...fields,
      speakers: speakers.map(({ id, name, ...credit }) => {
        return { name, ...credit, id: slug(name) === id ? undefined : id };
      }),
      topics: topics.map(({ name }) => name),
      downloads: own,
      textLanguage:
        fields.textLanguage === (fields.language ?? siteLanguage) ? undefined : fields.textLanguage,
      summary: isOpening(fields.summary, body) ? undefined : fields.summary,
      aliases: site.aliases.get(`/${url.slice(site.url.length)}`) ?? [],
    },
    body,
    images,
    files,
    warnings,
  };
}

/** Returns the text of a talk, without what the site adds: a note, postscripts and the author. */
function bodyHtml({ html = '', text, postscripts, author }: TalkRecord): string {
  const { children } = parseHtml(html, { fragment: true });
  const blocks = children.filter((node) => node.type !== 'text' || node.value.trim());
  if (text === 'abstract') blocks.shift();
  const added = postscripts.length + (author.length ? 1 : 0);
  const own = added ? blocks.slice(0, -added) : blocks;
  const [first] = own;
  const isWrapped =
    own.length === 1 &&
    first?.type === 'element' &&
    first.tagName === 'div' &&
    first.properties.lang;
  const root: Root = { type: 'root', children: isWrapped ? (first as Element).children : own };
  return toHtml(root);
}

/** Whether a summary is only how the text begins, as the site shows it. */
function isOpening(summary: string | undefined, body: string): boolean {
  const plain = (text: string) => text.replaceAll(/[\s\\*_`[\]<>“”‘’'"–—-]|\]\([^)]*\)/g, '');
  return (
    summary !== undefined && plain(body).startsWith(plain(summary).replace(/…$/, '').slice(0, 60))
  );
}

function groupByTarget(redirects: Readonly<Record<string, string>>): Map<string, string[]> {
  const groups = Map.groupBy(Object.entries(redirects), ([, to]) => to);
  return new Map([...groups].map(([to, list]) => [to, list.map(([from]) => from)]));
}
