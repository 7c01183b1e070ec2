import type { Day } from '../archive/date.ts';
import {
  downloadFormat,
  downloadMediaType,
  isAvailable,
  type Download,
} from '../archive/download.ts';
import type { Site } from '../archive/site.ts';
import { summaryOf, type TalkRecord } from '../archive/talk.ts';
import { absolute, downloadLinks, talkPath } from '../paths.ts';
import { wordsOf } from '../words/index.ts';
import { downloadTitle } from '../words/names.ts';
import { feedContent } from './content.ts';

/** A talk in a feed of any format. URLs are absolute; texts are plain, except `html`. */
export interface FeedItem {
  /** Doesn't change when the talk's URL does. */
  id: string;
  link: string;
  title: string;
  summary: string;
  /** The whole text; undefined in a feed of many talks. */
  html: string | undefined;
  language: string;
  speakers: string[];
  topics: string[];
  published: Day;
  /** Never before `published`. */
  updated: Day;
  attachments: Attachment[];
}

export interface Attachment {
  url: string;
  /** Unique within the item. */
  title: string;
  mediaType: string;
  /** Bytes, if known. */
  size?: number | undefined;
}

/** Returns a talk as a feed item, cached because several feeds have it. */
export function feedItem(site: Site, talk: TalkRecord): FeedItem {
  const cached = items.get(talk);
  if (cached) return cached;
  const { arrived, lastModified = arrived } = talk;
  const item: FeedItem = {
    id: talk.feedId,
    link: absolute(talkPath(talk), site),
    title: talk.title,
    summary: summaryOf(talk),
    html: feedContent(talk, site),
    language: talk.textLanguage,
    speakers: talk.speakers.map(({ speaker }) => speaker.name),
    topics: talk.topics.map(({ name }) => name),
    published: arrived,
    updated: lastModified > arrived ? lastModified : arrived,
    attachments: attachments(site, talk.downloads),
  };
  items.set(talk, item);
  return item;
}

const items = new WeakMap<TalkRecord, FeedItem>();

/** Returns talks as feed items. @param wholeTexts how many have more than their summary */
export function feedItems(
  site: Site,
  talks: readonly TalkRecord[],
  wholeTexts = talks.length,
): FeedItem[] {
  return talks.map((talk, index) => {
    const item = feedItem(site, talk);
    return index < wholeTexts ? item : { ...item, html: undefined };
  });
}

/** Returns the day of the latest change, which is the feed's date. */
export function latest(list: readonly FeedItem[]): Day | undefined {
  return list
    .map(({ updated }) => updated)
    .sort()
    .at(-1);
}

function attachments(site: Site, downloads: readonly Download[]): Attachment[] {
  const titles = new Set<string>();
  return downloads.filter(isAvailable).map((download) => {
    const [best] = downloadLinks(download);
    return {
      url: absolute(best!.href, site),
      title: uniqueTitle(downloadTitle(download, wordsOf(site)).replace(/\s+/gu, ' '), titles),
      // An external URL without a file extension is a page.
      mediaType:
        download.file || downloadFormat(download) ? downloadMediaType(download) : 'text/html',
      // Another archive's copy may have another size.
      size: best!.source === 'archive' ? undefined : download.size,
    };
  });
}

/** @example uniqueTitle('Slides', new Set(['Slides'])) // => 'Slides (2)' */
function uniqueTitle(title: string, titles: Set<string>): string {
  let unique = title;
  for (let number = 2; titles.has(unique); number++) unique = `${title} (${number})`;
  titles.add(unique);
  return unique;
}
