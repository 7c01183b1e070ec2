import { readdir, readFile } from 'node:fs/promises';
import { basename, join, posix, resolve, sep } from 'node:path';
import { decodeUtf8 } from './encoding.ts';
import { describesEvent, type Events } from './events.ts';
import { reasonOf, skippedFile, type SkippedItem, type UnreadItem } from './imported-item.ts';
import { describesPeople, type People } from './people.ts';
import { parseFrontmatter, parseHtmlFrontmatter, parseRstFrontmatter } from './post-frontmatter.ts';
import type { SiteFolder } from './site-folder.ts';
import { sourceFiles } from './source-files.ts';
import { removeControls } from './text/characters.ts';

/** A file that may be a post, not parsed beyond its frontmatter. */
export interface PostFile {
  path: string;
  markup: 'markdown' | 'rst' | 'html';
  fields: Record<string, unknown>;
  body: string;
  error?: string;
}

const markups: Readonly<Record<string, PostFile['markup']>> = {
  md: 'markdown',
  mdx: 'markdown',
  markdown: 'markdown',
  mdown: 'markdown',
  mkd: 'markdown',
  rst: 'rst',
  rest: 'rst',
  html: 'html',
  htm: 'html',
};

const parsers = {
  markdown: parseFrontmatter,
  rst: parseRstFrontmatter,
  html: parseHtmlFrontmatter,
};

/** Folders of a program's own files; the second list counts only at the top of a site. */
const programFolders =
  /(?:^|\/)(?:node_modules|\.[^/]+|_(?:site|layouts|includes|sass|plugins|templates))\//;
const topFolders = /^(?:themes|layouts|archetypes|vendor|output|dist|test|tests)\//;

/** Files of a repository that aren't about its subject. */
const projectFiles =
  /(?:^|\/)(?:readme|licen[cs]e|contributing|changelog|code[-_]of[-_]conduct|security|authors|credits|todo)\.\w+$/i;

/** Reads the posts of a source, the people and events that it describes, and what isn't a post. */
export async function readPostFiles(
  source: string,
  site: SiteFolder,
  people: People,
  events: Events,
) {
  const posts: PostFile[] = [];
  const others: (SkippedItem | UnreadItem)[] = [];
  // The source itself may be such a folder.
  const inSource = (path: string) => `${basename(resolve(source))}/${path}`;
  const folderData = new Map<string, Record<string, unknown>>();
  const skip = (what: string, place: string) => others.push({ kind: 'skipped', what, place });
  for await (const file of sourceFiles(source)) {
    const { path } = file;
    const extension = path.match(/\.(\w+)$/)?.[1]?.toLowerCase() ?? '';
    const markup = markups[extension];
    const isData = /^(?:ya?ml|toml|json)$/.test(extension);
    if (programFolders.test(path) || topFolders.test(site.prefix + path))
      skip('files of the program', path);
    else if ('error' in file) {
      // A truncated tar, or a link to a folder, could hold posts.
      const isMedia = /^(?:png|jpe?g|gif|webp|avif|svg|mp4|pdf|zip)$/.test(extension);
      others.push(
        isMedia ? skippedFile(path) : { kind: 'unread', place: path, reason: file.error },
      );
    } else if (!markup && !isData) others.push(skippedFile(path));
    else
      try {
        const text = removeControls(decodeUtf8(file.bytes)).replaceAll(/\r\n?/g, '\n');
        if (describesPeople(path)) {
          people.add(path, text);
          skip(markup ? 'pages of people' : 'data files of people', path);
        } else if (!markup) {
          if (isFolderData(inSource(path)))
            folderData.set(inSource(path), JSON.parse(text) as Record<string, unknown>);
          others.push(skippedFile(path));
        } else posts.push({ path, markup, ...parsers[markup](text) });
      } catch (error) {
        if (markup) posts.push({ path, markup, fields: {}, body: '', error: reasonOf(error) });
        else others.push(skippedFile(path));
      }
  }
  if (site.root !== undefined && site.prefix) await addSite(site, people, events);
  const candidates = posts.map((post) => ({
    ...post,
    fields: { ...dataOfFolders(inSource(post.path), folderData), ...post.fields },
  }));
  for (const { path, fields } of candidates) events.add(site.prefix + path, fields);
  const isPost = (post: PostFile) => {
    const what = otherKind(post, candidates);
    if (what) skip(what, post.path);
    return !what;
  };
  return { posts: candidates.filter(isPost), others };
}

/** Returns what a file is if it isn't a post. */
function otherKind({ path, fields, markup, error }: PostFile, all: readonly PostFile[]) {
  if (error !== undefined) return undefined;
  const hasHead = Object.keys(fields).length > 0;
  const isDated = Object.keys(fields).some((name) => /date|published|created/i.test(name));
  const [folder, name] = [posix.dirname(path), posix.basename(path)];
  if (/^_index\.|^_index$/.test(name)) return 'index pages';
  if (projectFiles.test(path) && !isDated) return 'files about the project';
  if (isDated || /\d{4}-\d\d-\d\d/.test(path)) return undefined;
  const isBundle = all.every(
    (other) =>
      other.path === path ||
      posix.dirname(other.path) !== folder ||
      /^_?index\./.test(posix.basename(other.path)),
  );
  const hasPostsBelow = all.some(
    ({ path: other }) =>
      other.startsWith(folder === '.' ? '' : `${folder}/`) && posix.dirname(other) !== folder,
  );
  if (/^index\./.test(name) && (!isBundle || hasPostsBelow)) return 'index pages';
  if (
    /^404\./.test(name) ||
    /^(?:page|default|home|base|archive|index)s?\b/.test(String(fields.layout ?? ''))
  )
    return 'pages';
  if (/(?:^|\/)pages\//.test(path)) return 'pages';
  return markup === 'html' && !hasHead ? 'HTML pages' : undefined;
}

/** Whether a file has fields for the posts of its folder, as in Eleventy: `talks/talks.json`. */
function isFolderData(path: string): boolean {
  const { dir, name } = posix.parse(path);
  return (
    path.endsWith('.11tydata.json') || (path.endsWith('.json') && posix.basename(dir) === name)
  );
}

function dataOfFolders(path: string, data: ReadonlyMap<string, Record<string, unknown>>) {
  if (!data.size) return {};
  const folders = path
    .split('/')
    .slice(0, -1)
    .map((_, index, all) => all.slice(0, index + 1).join('/'));
  const base = path.replace(/\.\w+$/, '');
  return Object.assign(
    {},
    ...[...folders.map((folder) => `${folder}/${posix.basename(folder)}`), base].flatMap((file) =>
      ['.json', '.11tydata.json'].map((extension) => data.get(file + extension)),
    ),
  ) as Record<string, unknown>;
}

/** Adds the people and events of a site to those of its folder of posts. */
async function addSite({ root = '', prefix }: SiteFolder, people: People, events: Events) {
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const full = join(entry.parentPath, entry.name);
    const path = full
      .slice(root.length + 1)
      .split(sep)
      .join('/');
    if (!entry.isFile() || programFolders.test(path) || path.startsWith(prefix)) continue;
    const add = describesPeople(path)
      ? (text: string) => people.add(path, text)
      : describesEvent(path)
        ? (text: string) => events.add(path, parseFrontmatter(text).fields)
        : undefined;
    // What can't be read describes nobody.
    if (add)
      await readFile(full, 'utf8')
        .then(add)
        .catch(() => undefined);
  }
}
