import type { Day } from '../archive/date.ts';
import type { Site } from '../archive/site.ts';
import { summaryOf, type TalkRecord } from '../archive/talk.ts';
import { absolute, talkPath } from '../paths.ts';
import { attachments, type Attachment } from './attachment.ts';
import { feedContent } from './content.ts';

/** A talk as every format tells it. Addresses are absolute, texts plain but for `html`. */
export interface FeedItem {
  /** Never changes, whatever becomes of the address. */
  id: string;
  link: string;
  title: string;
  summary: string;
  html: string;
  language: string;
  speakers: string[];
  topics: string[];
  published: Day;
  /** Not before `published`. */
  updated: Day;
  attachments: Attachment[];
}

/** Made once for a talk, however many feeds hold it. */
export function feedItem(site: Site, talk: TalkRecord): FeedItem {
  const known = items.get(talk);
  if (known) return known;
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

/** A feed's own date is its latest item's; the clock says nothing. Nothing where it is empty. */
export function latest(list: readonly FeedItem[]): Day | undefined {
  return list
    .map(({ updated }) => updated)
    .sort()
    .at(-1);
}
