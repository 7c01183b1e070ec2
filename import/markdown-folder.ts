import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { downloadOf } from './downloads.ts';
import { utf8 } from './encoding.ts';
import { frontMatter } from './post-frontmatter.ts';
import { imagesFrom } from './images.ts';
import type { Imported, ImportedTalk } from './imported-item.ts';
import { dayOf, type Post } from './post.ts';
import { talksOf, type PostOptions, type Unopened } from './posts.ts';
import { sourceFiles } from './source-files.ts';
import { fromMarkdown, line, withoutControls } from './text/any-text.ts';

/** Which field of a post's head means what; names in lower case, the first that is there counts. */
export const usualFields: Readonly<Record<string, readonly string[]>> = {
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
 * The posts of a folder of Markdown: Jekyll's, Hugo's, Pelican's, Eleventy's or Astro's.
 * @param map a YAML file that says which field means what, where that is not the usual
 */
export async function* readMarkdownFolder(
  source: string,
  { map, ...options }: PostOptions & { map?: string | undefined } = {},
): AsyncGenerator<Imported> {
  const fields = map ? { ...usualFields, ...fieldMap(map) } : usualFields;
  yield* talksOf(unopened(source, fields), 'Weblog', imagesFrom(source), options);
}

async function* unopened(source: string, fields: typeof usualFields): AsyncGenerator<Unopened> {
  for await (const file of sourceFiles(source)) {
    const place = file.path;
    if (!/\.(?:md|mdx|markdown|mkd)$/i.test(place) || /(?:^|\/)_?index\.md$/.test(place)) continue;
    const read = () => {
      if ('error' in file) throw new Error(file.error);
      return postOf(place, utf8(file.bytes), fields);
    };
    yield { place, read };
  }
}

function postOf(place: string, text: string, fields: typeof usualFields): Post {
  const { head, body } = frontMatter(withoutControls(text).replaceAll('\r\n', '\n'));
  const values = (field: string): string[] => {
    const name = fields[field]?.find((each) => head[each] !== undefined && head[each] !== null);
    return texts(name === undefined ? undefined : head[name]);
  };
  const value = (field: string): string | undefined => values(field)[0];
  const fileDay = place.match(/(\d{4}-\d\d-\d\d)-[^/]*$/)?.[1];
  const title = line(value('title') ?? '');
  if (!title) throw new Error('has no title');
  const published = dayOf(value('published')) ?? dayOf(fileDay);
  if (!published && !dayOf(value('date'))) throw new Error('has no date');
  const speakers = values('speakers').flatMap((names) => names.split(/\s*,\s*/));
  const path = value('path');
  return {
    place,
    title,
    text: fromMarkdown(shortcodes(body)),
    address: value('originalUrl'),
    feedId: value('feedId'),
    published,
    modified: dayOf(value('lastModified')),
    authors: values('author').flatMap((names) => names.split(/\s*,\s*/)),
    topics: values('topics').flatMap((topics) => topics.split(/\s*,\s*/)),
    excerpt: value('summary'),
    language: value('language'),
    downloads: ['slides', 'video', 'code'].flatMap((type) =>
      values(type).flatMap((url) => {
        const download = downloadOf(url);
        return download ? { ...download, type: type as 'slides' } : [];
      }),
    ),
    draft: value('draft') === 'true' || undefined,
    name: value('name') ?? place.replace(/^.*\//, '').replace(/\.\w+$|^\d{4}-\d\d-\d\d-/g, ''),
    stated: stated(speakers, dayOf(value('date')), path),
    conference: value('conference'),
  };
}

function stated(speakers: string[], date: string | undefined, path: string | undefined) {
  const fields: Partial<ImportedTalk['fields']> = {};
  if (speakers.length) fields.speakers = speakers.map((name) => ({ name: line(name) }));
  if (date) fields.date = date;
  if (path?.startsWith('/') && !path.includes(':')) fields.aliases = [path];
  return fields;
}

/** Values as texts; `{name: …}` counts as its name, as themes write authors. */
function texts(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(texts);
  if (value instanceof Date) return [value.toISOString()];
  if (typeof value === 'object') return texts((value as { name?: unknown }).name);
  return [String(value)];
}

/** Liquid's and Hugo's highlighting is code; Jekyll's excerpt mark is nothing. */
function shortcodes(body: string): string {
  return body
    .replaceAll(
      /\{%-?\s*highlight\s+([\w+-]+)[^%]*%\}\n?([\s\S]*?)\n?\{%-?\s*endhighlight\s*-?%\}/g,
      '```$1\n$2\n```',
    )
    .replaceAll(
      /\{\{[<%]\s*highlight\s+"?([\w+-]+)"?[^>%]*[>%]\}\}\n?([\s\S]*?)\n?\{\{[<%]\s*\/highlight\s*[>%]\}\}/g,
      '```$1\n$2\n```',
    )
    .replaceAll('<!--more-->', '');
}

/** @throws where the file is no table of fields */
function fieldMap(file: string): Record<string, string[]> {
  const data: unknown = parseDocument(readFileSync(file, 'utf8')).toJS({ maxAliasCount: 0 });
  if (typeof data !== 'object' || data === null) throw new Error(`${file} is no table of fields`);
  const known = Object.keys(usualFields);
  return Object.fromEntries(
    Object.entries(data).map(([field, names]) => {
      if (!known.includes(field))
        throw new Error(`${file}: unknown field "${field}"; write one of ${known.join(', ')}`);
      return [field, texts(names).map((name) => name.toLowerCase())];
    }),
  );
}
