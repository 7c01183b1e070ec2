import { toString } from 'mdast-util-to-string';
import type { Root } from 'mdast';
import type { Day } from '../src/archive/date.ts';
import type { Download } from '../src/archive/download.ts';
import { opening } from '../src/archive/opening.ts';
import { slug } from '../src/archive/slug.ts';
import { downloadsIn } from './downloads.ts';
import type { Images } from './images.ts';
import {
  reasonOf,
  type ImportedItem,
  type ImportedTalk,
  type SkippedItem,
  type UnreadItem,
} from './imported-item.ts';
import { splitPostTitle } from './post-title.ts';
import { singleLine } from './text/characters.ts';
import { toMarkdown } from './text/markdown.ts';
import { takeEmbedded } from './text/media.ts';
import { decodePercent } from './web-url.ts';

/** A post of any weblog. */
export interface Post {
  title: string;
  /** The body; its links may be relative to `base` or `url`. */
  tree: Root;
  /** Where it was published. */
  url?: string | undefined;
  base?: string | undefined;
  /** What identifies it in its source, by default its id in the feed or its URL. */
  id?: string | undefined;
  /** Its id in the weblog's feed, verbatim. */
  feedId?: string | undefined;
  published?: Day | undefined;
  modified?: Day | undefined;
  authors?: string[] | undefined;
  topics?: string[] | undefined;
  excerpt?: string | undefined;
  /** The speaker's announcement, in Markdown. */
  abstract?: string | undefined;
  language?: string | undefined;
  downloads?: Download[] | undefined;
  draft?: boolean | undefined;
  /** Former paths, besides that of its URL. */
  aliases?: string[] | undefined;
  /** The names of fields that it has, but nothing takes. */
  unused?: readonly string[] | undefined;
  /** The name of the conference that it is about. */
  conference?: string | undefined;
  /** By default the last part of its URL. */
  fileName?: string | undefined;
  /** Fields of the talk that the post states; they override those guessed from its text. */
  talkFields?: Partial<ImportedTalk['fields']> | undefined;
  warnings?: string[] | undefined;
}

/** A post that is parsed later, so that an invalid one doesn't stop the others. */
export interface UnparsedPost {
  place: string;
  /** @throws what is wrong with the post */
  parse(): Post;
}

export type NoPost = SkippedItem | UnreadItem;

export interface PostOptions {
  /** The conference of all posts; without it, each year of the weblog becomes a conference. */
  conference?: string | undefined;
  /** Imports only posts with this topic. */
  only?: string | undefined;
}

/**
 * Yields each post as a talk, or the reason why it isn't imported.
 * @param weblog its name
 */
export async function* talksFromPosts(
  posts: AsyncIterable<UnparsedPost | NoPost> | Iterable<UnparsedPost | NoPost>,
  weblog: string,
  images: Images,
  { conference, only }: PostOptions,
): AsyncGenerator<ImportedItem> {
  for await (const each of posts) {
    if ('kind' in each) {
      yield each;
      continue;
    }
    const { place, parse } = each;
    try {
      const post = parse();
      const topics = post.topics?.map((topic) => topic.toLowerCase());
      if (only && !topics?.includes(only.toLowerCase()))
        yield { kind: 'skipped', what: `posts that aren’t about ${only} (--only)` };
      else {
        const year = post.published?.slice(0, 4) ?? 'undated';
        const ofWeblog = weblog.includes(year) ? weblog : `${weblog} ${year}`;
        const conferenceName = conference ?? post.conference ?? ofWeblog;
        yield await talkFromPost(post, place, singleLine(conferenceName), images);
      }
    } catch (error) {
      yield { kind: 'unread', place, reason: reasonOf(error) };
    }
  }
}

async function talkFromPost(
  post: Post,
  place: string,
  conference: string,
  images: Images,
): Promise<ImportedTalk> {
  const { tree, url, published, modified, talkFields = {} } = post;
  const warnings = [...(post.warnings ?? [])];
  const base = post.base ?? url;
  const textDownloads = [...takeEmbedded(tree, base), ...downloadsIn(tree, base)];
  const ownImages = await images.of(tree, base, warnings, place);
  const body = toMarkdown(tree, base, new Set(ownImages.map(({ name }) => name)), (link) =>
    warnings.push(`its link to ${JSON.stringify(link)} was removed, because it can’t work here`),
  );
  const fromTitle = splitPostTitle(singleLine(post.title), toString(tree), post.topics);
  if (!talkFields.speakers) warnings.push(...fromTitle.warnings);
  const conferenceId = slug(conference) || 'conference';
  return {
    kind: 'talk',
    place,
    id: post.id ?? post.feedId ?? url ?? `${published} ${post.title}`,
    conferenceId,
    conferenceName: conferenceId === conference ? undefined : conference,
    fileName: post.fileName ?? lastPathPart(url) ?? fromTitle.title,
    fields: {
      title: talkFields.speakers ? singleLine(post.title) : fromTitle.title,
      speakers: fromTitle.speakers.map((name) => ({ name })),
      published,
      lastModified: modified && published && modified > published ? modified : undefined,
      text: body ? 'summary' : 'none',
      summary: summaryFrom(singleLine(post.excerpt ?? ''), body),
      topics: post.topics?.map(singleLine),
      language: post.language,
      downloads: [...(post.downloads ?? []), ...textDownloads].filter(isFirstWithUrl),
      author: post.authors?.map(singleLine).filter(Boolean),
      originalUrl: url,
      feedId: post.feedId,
      aliases: [...new Set([...formerPaths(url), ...(post.aliases ?? [])])],
      draft: post.draft,
      ...talkFields,
    },
    body,
    images: ownImages,
    warnings,
    unused: post.unused,
  };
}

function isFirstWithUrl(download: Download, index: number, all: readonly Download[]): boolean {
  return all.findIndex(({ url }) => url === download.url) === index;
}

/** Shortens a long excerpt, and drops one that repeats the beginning of the body. */
function summaryFrom(excerpt: string, body: string): string | undefined {
  if (excerpt && excerpt.length <= 250) return excerpt;
  if (!excerpt || singleLine(body).startsWith(excerpt.slice(0, 100))) return undefined;
  return opening(excerpt, 'en');
}

/** Returns the post's path, to be redirected; a static site can't redirect a query. */
function formerPaths(postUrl: string | undefined): string[] {
  const url = postUrl ? URL.parse(postUrl) : null;
  return url && url.pathname !== '/' && !url.search ? [url.pathname] : [];
}

/** @example lastPathPart('https://blog.example/2011/05/zmq.html') // => 'zmq' */
function lastPathPart(url: string | undefined): string | undefined {
  const parts = url && URL.parse(url)?.pathname.split('/').filter(Boolean);
  const last = parts ? parts.at(-1)?.replace(/\.(?:html?|php|aspx?)$/i, '') : undefined;
  return last && slug(decodePercent(last)) ? decodePercent(last) : undefined;
}
