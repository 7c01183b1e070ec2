import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseDocument } from 'yaml';
import { parseDay } from './dates.ts';
import { downloadFromUrl } from './downloads.ts';
import { decodeUtf8 } from './encoding.ts';
import { imageImporter } from './images.ts';
import { skippedFile, type ImportedItem, type ImportedTalk } from './imported-item.ts';
import {
  talksFromPosts,
  type NoPost,
  type Post,
  type PostOptions,
  type UnparsedPost,
} from './post.ts';
import { parseFrontmatter } from './post-frontmatter.ts';
import { sourceFiles } from './source-files.ts';
import { removeControls, singleLine } from './text/characters.ts';
import { fromMarkdown } from './text/html.ts';

/** Aftertalk's field → its names in frontmatter, in lower case; the first with a value is used. */
type FieldMap = Readonly<Record<string, readonly string[]>>;

const defaultFieldMap: FieldMap = {
  title: ['title'],
  speakers: ['speakers', 'speaker', 'presenter', 'presenters'],
  date: ['talkdate', 'talk_date', 'eventdate', 'event_date'],
  published: ['published', 'pubdate', 'publishdate', 'date'],
  lastModified: [
    'lastmodified',
    'lastmod',
    'modified',
    'updated',
    'last_modified_at',
    'updateddate',
  ],
  topics: ['topics', 'tags', 'categories', 'category', 'keywords'],
  author: ['author', 'authors'],
  summary: ['summary', 'description', 'excerpt'],
  conference: ['conference', 'event'],
  originalUrl: ['originalurl', 'canonical_url', 'canonicalurl', 'canonical'],
  path: ['permalink', 'url', 'path'],
  name: ['slug'],
  feedId: ['feedid', 'guid', 'id'],
  language: ['language', 'lang'],
  slides: ['slides'],
  video: ['video', 'recording'],
  code: ['code', 'repository', 'repo'],
  draft: ['draft'],
};

/**
 * Reads a folder of Markdown posts, as Jekyll, Hugo, Pelican, Eleventy and Astro have them.
 * @param map a YAML file with a field map
 */
export async function* readMarkdownFolder(
  source: string,
  { map, ...options }: PostOptions & { map?: string | undefined } = {},
): AsyncGenerator<ImportedItem> {
  const fieldMap = map ? { ...defaultFieldMap, ...readFieldMap(map) } : defaultFieldMap;
  yield* talksFromPosts(postsIn(source, fieldMap), 'Weblog', imageImporter(source), options);
}

async function* postsIn(source: string, fieldMap: FieldMap): AsyncGenerator<UnparsedPost | NoPost> {
  for await (const file of sourceFiles(source)) {
    const place = file.path;
    if (!/\.(?:md|mdx|markdown|mkd)$/i.test(place)) {
      // A truncated tar, or a link to a folder, could hold posts.
      const isImage = /\.(?:png|jpe?g|gif|webp|avif|svg|mp4|pdf|zip)$/i.test(place);
      if ('error' in file && !isImage) yield { kind: 'unread', place, reason: file.error };
      else yield skippedFile(place);
      continue;
    }
    // A section’s page; deeper, index.md is the post of a folder.
    if (/(?:^|\/)_index(?:\.\w+)?\.\w+$|^index\.\w+$/.test(place)) {
      yield { kind: 'skipped', what: 'index pages' };
      continue;
    }
    const parse = () => {
      if ('error' in file) throw new Error(file.error);
      return toPost(place, decodeUtf8(file.bytes), fieldMap);
    };
    yield { place, parse };
  }
}

function toPost(place: string, text: string, fieldMap: FieldMap): Post {
  const { fields, body } = parseFrontmatter(removeControls(text).replaceAll('\r\n', '\n'));
  const values = (field: string): string[] => {
    return toStrings(fieldMap[field]?.map((name) => fields[name]).find((each) => each != null));
  };
  const value = (field: string): string | undefined => values(field)[0];
  const dayInName = posix.basename(place).match(/(\d{4}-\d\d-\d\d)-/)?.[1];
  const title = singleLine(value('title') ?? '');
  if (!title) throw new Error('has no title');
  const published = parseDay(value('published')) ?? parseDay(dayInName);
  if (!published && !parseDay(value('date'))) throw new Error('has no date');
  const speakers = values('speakers').flatMap(listItems);
  return {
    id: place,
    title,
    tree: fromMarkdown(withoutShortcodes(body)),
    url: value('originalUrl'),
    feedId: value('feedId'),
    published,
    modified: parseDay(value('lastModified')),
    authors: values('author').flatMap(listItems),
    topics: values('topics').flatMap(listItems),
    excerpt: value('summary'),
    language: value('language'),
    downloads: ['slides', 'video', 'code'].flatMap((type) =>
      values(type).flatMap((url) => {
        const download = downloadFromUrl(url);
        return download ? { ...download, type: type as 'slides' } : [];
      }),
    ),
    draft: value('draft') === 'true' || undefined,
    fileName: value('name') ?? nameInPath(place),
    talkFields: talkFields(speakers, parseDay(value('date')), value('path')),
    conference: value('conference'),
  };
}

function listItems(text: string): string[] {
  return text.split(',').map((item) => item.trim());
}

/** @example nameInPath('_posts/2019-01-05-meetup.md') // => 'meetup' */
function nameInPath(place: string): string {
  const path = place.replace(/\/index(?:\.\w+)?\.\w+$/, '');
  return path.replace(/^.*\//, '').replace(/\.\w+$|^\d{4}-\d\d-\d\d-/g, '');
}

function talkFields(speakers: string[], date: string | undefined, path: string | undefined) {
  const fields: Partial<ImportedTalk['fields']> = {};
  if (speakers.length) fields.speakers = speakers.map((name) => ({ name: singleLine(name) }));
  if (date) fields.date = date;
  if (path?.startsWith('/') && !path.includes(':')) fields.aliases = [path];
  return fields;
}

/** Returns a value as strings; some themes write an author as `{name: …}`. */
function toStrings(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(toStrings);
  if (value instanceof Date) return [value.toISOString()];
  if (typeof value === 'object') return toStrings((value as { name?: unknown }).name);
  return [String(value)];
}

/** Turns Liquid's and Hugo's highlighting into code blocks, and removes Jekyll's excerpt mark. */
export function withoutShortcodes(body: string): string {
  return body
    .replaceAll(
      /\{%-?\s*highlight\s+([\w+-]+)(?![\w+-])[^%]*%\}\n?((?:(?!\{%-?\s*highlight)[^])*?)\n?\{%-?\s*endhighlight\s*-?%\}/g,
      '```$1\n$2\n```',
    )
    .replaceAll(
      /\{\{[<%]\s*highlight\s+"?([\w+-]+)(?![\w+-])[^>%]*[>%]\}\}\n?((?:(?!\{\{[<%]\s*highlight)[^])*?)\n?\{\{[<%]\s*\/highlight\s*[>%]\}\}/g,
      '```$1\n$2\n```',
    )
    .replaceAll('<!--more-->', '');
}

/** @throws if the file isn't a field map */
function readFieldMap(file: string): FieldMap {
  const data: unknown = parseDocument(readFileSync(file, 'utf8')).toJS({ maxAliasCount: 0 });
  if (typeof data !== 'object' || data === null)
    throw new Error(`${file} is not a map of fields; write lines such as speakers: [speaker, who]`);
  const knownFields = Object.keys(defaultFieldMap);
  return Object.fromEntries(
    Object.entries(data).map(([field, names]) => {
      if (!knownFields.includes(field))
        throw new Error(
          `${file}: unknown field "${field}"; write one of ${knownFields.join(', ')}`,
        );
      return [field, toStrings(names).map((name) => name.toLowerCase())];
    }),
  );
}
