import { toString } from 'mdast-util-to-string';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { z } from 'zod';
import type { Day } from '../src/archive/date.ts';
import { downloadFormat, type Download } from '../src/archive/download.ts';
import { readable } from './fetch.ts';
import { slug } from '../src/archive/slug.ts';
import { opening } from '../src/archive/opening.ts';
import { downloadOf } from './downloads.ts';
import type { ImportedTalk } from './imported-item.ts';
import { headings } from './post-title.ts';
import type { Images } from './images.ts';
import { line } from './text/any-text.ts';
import { markdown } from './text/markdown.ts';

/** A post of a weblog, whatever program kept it. */
export interface Post {
  place: string;
  title: string;
  /** The text as a tree; its links may be relative to `address`. */
  text: Root;
  /** Where it was published. */
  address?: string | undefined;
  /** What links are relative to, where that is not its own address. */
  base?: string | undefined;
  /** Its id in the weblog's feed, verbatim. */
  feedId?: string | undefined;
  published?: Day | undefined;
  modified?: Day | undefined;
  authors?: string[] | undefined;
  topics?: string[] | undefined;
  /** What it was announced with. */
  excerpt?: string | undefined;
  language?: string | undefined;
  downloads?: Download[] | undefined;
  draft?: boolean | undefined;
  /** The conference that it says it is about. */
  conference?: string | undefined;
  /** Its file's name; by default the last part of its address. */
  name?: string | undefined;
  /** Fields that it states itself: they win over those that are guessed. */
  stated?: Partial<ImportedTalk['fields']> | undefined;
  doubts?: string[] | undefined;
}

/** Where the posts of a source go. */
export interface Destination {
  /** The conference that all of them are about; without it each year of the source makes one. */
  conference?: string | undefined;
  /** What the source calls itself. */
  source: string;
}

/** A post as a talk to be looked over: speaker and title split, files found, its feed id kept. */
export async function talkOfPost(
  post: Post,
  { conference, source }: Destination,
  images: Images,
): Promise<ImportedTalk> {
  const { address, published, modified, stated = {} } = post;
  const doubts = [...(post.doubts ?? [])];
  const base = post.base ?? address;
  const found = filesIn(post.text, base);
  const brought = await images.bring(post.text, base, doubts);
  const body = markdown(post.text, base, {
    beside: new Set(brought.map(({ name }) => name)),
    dropped: (link) => doubts.push(`its link to ${JSON.stringify(link)} leads nowhere from here`),
  });
  const heading = headings(line(post.title), toString(post.text));
  if (!stated.speakers) doubts.push(...heading.doubts);
  const year = published?.slice(0, 4) ?? 'undated';
  const about = line(conference ?? `${source} ${year}`);
  const excerpt = line(post.excerpt ?? '');
  return {
    kind: 'talk',
    place: post.place,
    conference: slug(about),
    conferenceName: slug(about) === about ? undefined : about,
    name: post.name ?? lastPart(address) ?? heading.title,
    fields: {
      title: stated.speakers ? line(post.title) : heading.title,
      speakers: heading.speakers.map((name) => ({ name })),
      published,
      lastModified: modified && published && modified > published ? modified : undefined,
      text: body ? 'summary' : 'none',
      summary: excerpt && excerpt.length <= 250 ? excerpt : shortened(excerpt, body),
      topics: post.topics?.map(line),
      language: post.language,
      downloads: [...(post.downloads ?? []), ...found].filter(isFirst),
      author: post.authors?.map(line).filter(Boolean),
      originalUrl: address,
      feedId: post.feedId,
      aliases: pathOf(address),
      draft: post.draft,
      ...stated,
    },
    body,
    images: brought,
    doubts,
  };
}

/** The day of a date in any of the forms that feeds and exports have, in its own zone. */
export function dayOf(date: string | undefined | null): Day | undefined {
  const iso = date?.trim().match(/^\d{4}-\d\d-\d\d/)?.[0];
  if (iso) return z.iso.date().safeParse(iso).success ? iso : undefined;
  // RFC 822, as in "Fri, 20 May 2011 16:30:00 +0200": the day as it was written, whatever the zone.
  const [, day, month, year] = date?.match(/(\d{1,2})[ -]([A-Z][a-z]{2})[a-z]*[ -](\d{4})/) ?? [];
  const number = 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(month ?? '?') / 3 + 1;
  if (!day || !Number.isInteger(number) || number < 1) return undefined;
  const written = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return z.iso.date().safeParse(written).success ? written : undefined;
}

/** The links of a text that lead to files, by the endings of their names. */
function filesIn(text: Root, base?: string): Download[] {
  const files: Download[] = [];
  visit(text, 'link', (link) => {
    const file = downloadOf(link.url, line(toString(link)), base);
    if (file && downloadFormat(file) && !/\.md$/i.test(link.url)) files.push(file);
  });
  return files;
}

function isFirst(download: Download, index: number, all: readonly Download[]): boolean {
  return all.findIndex(({ url }) => url === download.url) === index;
}

/** An excerpt that is too long is cut, unless it is the text's own beginning. */
function shortened(excerpt: string, body: string): string | undefined {
  if (!excerpt || line(body).startsWith(excerpt.slice(0, 100))) return undefined;
  return opening(excerpt, 'en');
}

/** Its path, so that its old address leads to it; one made of a query can't be kept. */
function pathOf(address: string | undefined): string[] {
  const url = address ? URL.parse(address) : null;
  return url && url.pathname !== '/' && !url.search ? [url.pathname] : [];
}

/** @example lastPart('https://blog.example/2011/05/zmq.html') // => 'zmq' */
function lastPart(address: string | undefined): string | undefined {
  const parts = address && URL.parse(address)?.pathname.split('/').filter(Boolean);
  const last = parts ? parts.at(-1)?.replace(/\.(?:html?|php|aspx?)$/i, '') : undefined;
  return last && slug(readable(last)) ? readable(last) : undefined;
}
