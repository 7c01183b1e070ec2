import { wordsOf as interfaceWords } from '../words/index.ts';
import { fileSize } from '../words/names.ts';
import type { Archive } from '../archive/archive.ts';
import type { Site } from '../archive/site.ts';
import { nameKey } from '../archive/slug.ts';
import { dataDigest } from '../digest.ts';
import { revisions } from '../feeds/revisions.ts';
import { recentlyPublished, withText } from '../feeds/selection.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { allFiles, type ContentFile } from '../loader/content-file.ts';
import { nearest } from '../loader/did-you-mean.ts';
import { external } from '../markdown/rehype-links.ts';
import { pages } from '../outputs/pages.ts';
import { viewData } from '../outputs/view-data.ts';
import { redirectFile, redirects } from '../redirects/redirects.ts';
import { filesBefore, loadUnrendered } from './former-archive.ts';
import type { BaseDiff } from './git-diff.ts';

/** Lists longer than this say how many more there are. */
const maxLines = 20;

/**
 * Returns what a change does for readers and subscribers, in Markdown.
 * @param files the content after the change
 * @param bytes the size of all content and public files
 */
export function changeReport(
  paths: ArchivePaths,
  site: Site,
  files: readonly ContentFile[],
  base: BaseDiff,
  bytes: { before: number; now: number },
): string {
  const before = filesBefore(files, base);
  const was = loadUnrendered(paths, site, before);
  const is = loadUnrendered(paths, site, files);
  const [oldPages, newPages] = [pageDigests(was), pageDigests(is)];
  const moved = new Set(redirects(is).map(({ from }) => redirectFile(from)));
  const added = [...newPages.keys()].filter((file) => !oldPages.has(file));
  const gone = [...oldPages.keys()].filter((file) => !newPages.has(file));
  const changed = [...newPages].filter(
    ([file, digest]) => (oldPages.get(file) ?? digest) !== digest,
  );
  const links = (content: readonly ContentFile[]) => new Set(content.flatMap(linksOf));
  const oldLinks = links(before);
  const english = interfaceWords({ language: 'en' });
  const change = (bytes.now < bytes.before ? '−' : '+') + Math.abs(bytes.now - bytes.before);
  return [
    '## What this change does\n',
    `Pages: ${added.length} new, ${changed.length} changed, ${gone.length} gone.`,
    ...list('New', added.map(pathOf)),
    ...list(
      'Gone',
      gone.map(
        (file) => pathOf(file) + (moved.has(file) ? ' (redirects)' : ' **without a redirect**'),
      ),
    ),
    ...list('Withdrawn', withdrawnPaths(files).filter(notIn(withdrawnPaths(before)))),
    ...list('What subscribers get', newItems(was, is)),
    ...list('Revisions in the feed of changes', revisionsOf(is).filter(notIn(revisionsOf(was)))),
    ...list('New people', newNames('speakers', was, is, base)),
    ...list('New topics', newNames('topics', was, is, base)),
    ...list('New conferences', newNames('conferences', was, is, base)),
    ...list(
      'New links to other sites',
      [...links(files)].filter((url) => !oldLinks.has(url) && !url.startsWith(site.url)),
    ),
    `\nSize of content/ and public/: ${fileSize(bytes.before, english)} before, ${fileSize(bytes.now, english)} now (${change} bytes).`,
  ].join('\n');
}

function pageDigests(archive: Archive): Map<string, string> {
  return new Map(pages(archive).map(({ file, view }) => [file, dataDigest(viewData(view()))]));
}

/** Returns paths, not titles, because some are withdrawn to hide names. */
function withdrawnPaths(files: readonly ContentFile[]): string[] {
  return allFiles(files, 'talks')
    .filter(({ fields }) => fields.withdrawn)
    .map(({ id }) => pathOf(`talks/${id}/index.html`));
}

function pathOf(file: string): string {
  return `\`/${file.replace(/index\.html$/, '')}\``;
}

/** Returns the talks of the feeds that no subscriber can have: by id, as readers tell items apart. */
function newItems(was: Archive, is: Archive): string[] {
  const known = new Set(withText(was.talks).map(({ feedId }) => feedId));
  return recentlyPublished(is.talks)
    .filter(({ feedId }) => !known.has(feedId))
    .map(({ title, conference }) => `${title} (${conference.label})`);
}

function revisionsOf({ talks }: Archive): string[] {
  return revisions(talks).map(({ talk, day }) => `${talk.title}, ${day}`);
}

/** Returns what is new, not only renamed, with the likest of what was there: most typos have one. */
function newNames(
  collection: 'speakers' | 'topics' | 'conferences',
  was: Archive,
  is: Archive,
  { changes }: BaseDiff,
): string[] {
  const known = new Set(was[collection].map(({ id }) => `/${collection}/${id}/`));
  const names = was[collection].map(({ name }) => name);
  return is[collection]
    .filter(({ id, aliases }) => {
      const from = changes.get(`content/${collection}/${id}.md`)?.from ?? '';
      const former = from.replace(/^content(.+)\.md$/, '$1/');
      return ![`/${collection}/${id}/`, ...aliases, former].some((path) => known.has(path));
    })
    .map(({ name }) => {
      const near = nearest(name, names) ?? sharingWord(name, names);
      return near ? `${name} (there is ${near})` : name;
    });
}

function sharingWord(name: string, names: readonly string[]): string | undefined {
  const words = wordsOf(name);
  return names.find((other) => wordsOf(other).some((word) => words.includes(word)));
}

function wordsOf(name: string): string[] {
  return name
    .split(/\s+/)
    .map(nameKey)
    .filter(({ length }) => length > 3);
}

function linksOf({ outline, fields }: ContentFile): string[] {
  const downloads = ('downloads' in fields && fields.downloads) || [];
  return [
    ...(outline?.links ?? []).map(({ url }) => url),
    ...downloads.flatMap(({ url }) => url ?? []),
  ].filter((url) => external.test(url));
}

function notIn(list: readonly string[]): (item: string) => boolean {
  const known = new Set(list);
  return (item) => !known.has(item);
}

function list(title: string, items: readonly string[]): string[] {
  if (!items.length) return [];
  const more = items.length - maxLines;
  return [
    `\n**${title}** (${items.length})\n`,
    ...items.slice(0, maxLines).map((item) => `- ${escaped(item)}`),
    ...(more > 0 ? [`- and ${more} more`] : []),
  ];
}

/** Keeps an author's text from being Markdown or HTML in the report. */
function escaped(text: string): string {
  return text.startsWith('`') ? text : text.replace(/[\\`*_[\]<>|]/g, '\\$&').replace(/\s+/g, ' ');
}
