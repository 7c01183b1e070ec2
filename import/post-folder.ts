import { join, posix, resolve } from 'node:path';
import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Day } from '../src/archive/date.ts';
import { isoDay } from './dates.ts';
import { Events } from './events.ts';
import { defaultFieldMap, readFieldMap } from './field-names.ts';
import { Images } from './images.ts';
import type { ImportedItem } from './imported-item.ts';
import { People } from './people.ts';
import { postFields } from './post-fields.ts';
import { readPostFiles, type PostFile } from './post-files.ts';
import { PostLinks } from './post-links.ts';
import { talksFromPosts, type Post, type PostOptions, type UnparsedPost } from './post.ts';
import { replaceTags, withoutComponents } from './site-tags.ts';
import { daysInGit, siteFolder } from './site-folder.ts';
import { talkLink } from './talk-links.ts';
import { singleLine } from './text/characters.ts';
import { fromHtml, fromMarkdown } from './text/html.ts';
import { fromRst } from './text/rst.ts';

export interface PostFolderOptions extends PostOptions {
  /** A YAML file with a field map. */
  map?: string | undefined;
  /** The day of posts without a date. */
  date?: Day | undefined;
}

/** Reads a folder of posts, as Jekyll, Hugo, Pelican, Eleventy and Astro have them. */
export async function* readPostFolder(
  source: string,
  { map, date, ...options }: PostFolderOptions = {},
): AsyncGenerator<ImportedItem> {
  const fieldMap = map ? readFieldMap(map) : defaultFieldMap;
  const site = await siteFolder(source);
  const people = new People();
  const events = new Events();
  const { posts, others } = await readPostFiles(source, site, people, events);
  const links = new PostLinks(posts.map(({ path }) => path));
  const pages = new Set<string>();
  const all = posts.map((post) => {
    const surroundings = {
      map: fieldMap,
      nameOf: (id: string) => people.nameOf(id),
      siteUrl: site.url,
      folder: slugFolder(site.prefix + post.path, post.markup),
    };
    const fields = postFields(post.fields, surroundings);
    const event = events.of(post.path, fields.conference);
    if (event) {
      pages.add(event.path);
      fields.conference = event.name;
      fields.talkFields = { date: event.day, time: event.time, ...fields.talkFields };
    }
    const day = fields.published ?? fields.talkFields?.date ?? dayInPath(post.path);
    return { post, fields, day };
  });
  // A page that describes the event of a talk isn't a talk itself.
  const stated = all.filter(({ post }) => !pages.has(site.prefix + post.path));
  // Only if no post has a date: a page without one among dated posts isn't one of them.
  const gitDays = date || stated.every(({ day }) => day) ? undefined : await daysInGit(source);
  const isDated = stated.some(({ day }) => day);
  const toPost = ({ post, fields, day }: (typeof stated)[number]): Post => {
    if (post.error !== undefined) throw new Error(post.error);
    const warnings: string[] = [];
    const { abstract } = fields;
    const isAbstract = !post.body.trim() && abstract !== undefined;
    const file: PostFile = isAbstract ? { ...post, markup: 'markdown', body: abstract } : post;
    const tree = parsers[file.markup](withoutTags(file, links, warnings), warnings);
    const title = fields.title || takeTitle(tree) || titleInPath(post, warnings);
    const hasHead = Object.keys(post.fields).length > 0;
    const gitDay = isDated && hasHead ? undefined : gitDays?.get(post.path);
    const found = day ?? date ?? monthInPath(post.path, warnings) ?? gitDay;
    if (!found) throw new Error('has no date; add one to it, or give --date');
    if (!day && found === gitDay)
      warnings.push(`has no date; it got ${gitDay}, the day on which it came into git`);
    for (const { name } of fields.talkFields?.speakers ?? [])
      if (/^[a-z\d]+(?:[-_][a-z\d]+)+$/.test(name))
        warnings.push(
          `its speaker "${name}" looks like an id that nothing describes; write the name`,
        );
    links.resolve(tree, post.path);
    makeAbsolute(tree, site.url);
    return {
      ...fields,
      excerpt: fields.excerpt ?? (isAbstract ? undefined : abstract),
      talkFields: isAbstract ? { ...fields.talkFields, text: 'abstract' } : fields.talkFields,
      id: post.path,
      title,
      tree,
      published: fields.published ?? (fields.talkFields?.date ? undefined : found),
      fileName: fields.fileName ?? nameInPath(join(resolve(source), post.path)),
      warnings,
    };
  };
  const unparsed = stated.map((each): UnparsedPost => {
    return { place: each.post.path, parse: () => toPost(each) };
  });
  const images = new Images({ folder: source, site: site.root });
  for (const { post } of all)
    if (pages.has(site.prefix + post.path))
      yield { kind: 'skipped', what: 'pages of conferences', place: post.path };
  yield* talksFromPosts(unparsed, site.title ?? 'Weblog', images, options);
  for (const other of others)
    if (!('what' in other && images.used.has(other.place ?? ''))) yield other;
}

const parsers: Record<PostFile['markup'], (body: string, warnings: string[]) => Root> = {
  markdown: (body) => fromMarkdown(body),
  rst: fromRst,
  html: (body) => fromHtml(body),
};

/** Returns the body of a post without the tags of its program. */
function withoutTags(
  { path, markup, body }: PostFile,
  links: PostLinks,
  warnings: string[],
): string {
  if (markup === 'rst') return body;
  const missing = new Set<string>();
  const context = {
    linkTo(reference: string) {
      const target = links.byName(reference);
      return target && talkLink(target);
    },
    warn: (tag: string) => missing.add(tag),
  };
  const text = replaceTags(body, context);
  const plain = path.endsWith('.mdx') ? withoutComponents(text, context) : text;
  for (const tag of missing)
    warnings.push(`its ${tag} isn’t known to the importer; it was left out`);
  return plain;
}

/** Returns the last date in the path of a post: of its file or else of a folder. */
function dayInPath(path: string): Day | undefined {
  const dates = /(?<!\d)((?:19|20)\d\d)([-_/.]?)(\d\d)\2(\d\d)(?!\d)/g;
  return [...path.matchAll(dates)]
    .flatMap(([, year, , month, day]) => isoDay(`${year}-${month}-${day}`) ?? [])
    .at(-1);
}

/** Returns the first day of the month that a post's folders name. */
function monthInPath(path: string, warnings: string[]): Day | undefined {
  const [, year, month] = path.match(/(?:^|\/)((?:19|20)\d\d)[-/_](\d\d)(?=[-/_])/) ?? [];
  const day = year && isoDay(`${year}-${month}-01`);
  if (day) warnings.push(`has no day; it got ${day}, because of its path`);
  return day || undefined;
}

/** Removes the first heading, if the text begins with it, and returns it. */
function takeTitle(tree: Root): string {
  const index = tree.children.findIndex(({ type }) => type === 'heading');
  const heading = tree.children[index];
  if (!heading) return '';
  if (index === 0) tree.children.shift();
  return singleLine(toString(heading));
}

/** @throws if the post has no text either */
function titleInPath({ path, body }: PostFile, warnings: string[]): string {
  const name = nameInPath(path).replaceAll(/[-_]+/g, ' ').trim();
  if (!name || !body.trim()) throw new Error('has no title');
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  warnings.push(`has no title; it got "${title}", the name of its file`);
  return title;
}

/** @example nameInPath('_posts/2019-01-05-meetup.md') // => 'meetup' */
function nameInPath(place: string): string {
  const path = place.replace(/\/index(?:\.\w+)?\.\w+$/, '');
  const name = path.replace(/^.*\//, '').replace(/\.\w+$/, '');
  return name.replace(/^\d{4}-?\d\d-?\d\d(?:[-_]|$)/, '') || name;
}

/**
 * Returns the folder that a program publishes slugs in; Pelican's are files.
 * @example slugFolder('content/talks/2019/zmq/index.md', 'markdown') // => '/talks/2019/'
 */
function slugFolder(path: string, markup: PostFile['markup']): string {
  if (markup === 'rst') return '.html';
  const folder = posix.dirname(path.replace(/\/index(?:\.\w+)?\.\w+$/, ''));
  const parts = folder.replace(/^(?:.*\/)?content(?:\/|$)/, '').split('/');
  const visible = parts.filter((part) => !/^[._]|^(?:src|posts)$/.test(part));
  return `/${[...visible, ''].join('/')}`;
}

/** Makes links and images from the root of the site absolute. */
function makeAbsolute(tree: Root, siteUrl: string | undefined) {
  if (siteUrl === undefined) return;
  visit(tree, ['link', 'image'], (node) => {
    const link = node as { url: string };
    if (/^\/(?!\/)/.test(link.url)) link.url = URL.parse(link.url, siteUrl)?.href ?? link.url;
  });
}
