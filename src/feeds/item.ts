import type { Day } from '../archive/date.ts';
import type { Site } from '../archive/site.ts';
import type { Talk } from '../archive/model.ts';
import { summaryOf, type TalkRecord } from '../archive/talk.ts';
import { absolute, talkPath } from '../paths.ts';
import { attachments, type Attachment } from './attachment.ts';
import { feedContent } from './content.ts';
import { recentlyPublished } from './selection.ts';

/** A talk in a feed of any format. URLs are absolute; all texts but `html` are plain. */
export interface FeedItem {
  /** Doesn't change when the talk's URL does. */
  id: string;
  link: string;
  title: string;
  summary: string;
  html: string;
  language: string;
  speakers: string[];
  topics: string[];
  published: Day;
  /** Never before `published`. */
  updated: Day;
  attachments: Attachment[];
}

/** Returns a talk as a feed item, cached: several feeds have it. */
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
    language: talk.language,
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

/** Returns the items of the site's feeds, the same in every format. */
export function siteItems(site: Site, talks: readonly Talk[]): FeedItem[] {
  return recentlyPublished(talks).map((talk) => feedItem(site, talk));
}

/** Returns the day of the latest change: a feed's date, instead of the clock's. */
export function latest(list: readonly FeedItem[]): Day | undefined {
  return list
    .map(({ updated }) => updated)
    .sort()
    .at(-1);
}
