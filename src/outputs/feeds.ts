import type { Archive } from '../archive/archive.ts';
import { seriesTalks } from '../archive/conference.ts';
import type { Site } from '../archive/site.ts';
import { talkRecord } from '../archive/talk.ts';
import type { Talk } from '../archive/model.ts';
import { atom } from '../feeds/atom.ts';
import {
  changesFeed,
  conferenceFeed,
  seriesFeed,
  siteFeed,
  speakerFeed,
  topicFeed,
  type Feed,
} from '../feeds/feed.ts';
import { feedItems, type FeedItem } from '../feeds/item.ts';
import { json } from '../feeds/json.ts';
import { opml } from '../feeds/opml.ts';
import { revisionItem, revisions } from '../feeds/revisions.ts';
import { rss } from '../feeds/rss.ts';
import { newest, recentlyPublished, wholeTexts, withText } from '../feeds/selection.ts';
import { withBase, atomPath, feedJsonPath, homePath, listRssPath, opmlPath } from '../paths.ts';
import { redirectFile, redirects } from '../redirects/redirects.ts';
import { fileOf, type TextOutput } from './output.ts';
import { digestOf } from './view-data.ts';

/** Returns every feed of the site, those of former lists included. */
export function feeds(archive: Archive): TextOutput[] {
  const { site, talks, conferences, series, topics, speakersById } = archive;
  const recent = () => recentlyPublished(talks);
  const changes = changesFeed(site);
  const moved = Map.groupBy(redirects(archive), ({ to }) => to);
  const list = (feed: Feed | undefined, talks: () => Talk[]): TextOutput[] => {
    if (!feed) return [];
    const output = talkFeed(site, feed, talks);
    const former = (moved.get(feed.page) ?? []).flatMap(({ from }) => formerFeedFile(from) ?? []);
    return [output, ...former.map((file) => ({ ...output, file }))];
  };
  return [
    talkFeed(site, siteFeed(site), recent),
    talkFeed(site, siteFeed(site, atomPath), recent, atom),
    talkFeed(site, siteFeed(site, feedJsonPath), recent, json),
    {
      file: fileOf(withBase(''), changes.path),
      cacheKeyData: () => [site, revisions(talks).map(({ talk, day }) => [talkKey(talk), day])],
      text() {
        const items = revisions(talks).map((revision) => revisionItem(site, revision));
        return atom(site, changes, items, 'changes');
      },
    },
    {
      file: fileOf(withBase(''), opmlPath),
      cacheKeyData: () => opml(archive),
      text: () => opml(archive),
    },
    ...conferences.flatMap((each) => list(conferenceFeed(site, each), () => withText(each.talks))),
    ...series.flatMap((each) => list(seriesFeed(site, each), () => newest(seriesTalks(each)))),
    ...topics.flatMap((each) => list(topicFeed(site, each), () => newest(each.talks))),
    ...[...speakersById.values()].flatMap((each) =>
      list(speakerFeed(site, each), () => newest(each.talks)),
    ),
  ];
}

/**
 * Returns the file of a former list's feed, which has the talks of the list that replaces it: feed
 * readers don't follow the pages that redirect.
 */
function formerFeedFile(from: string): string | undefined {
  return /^\/(?:conferences|series|topics|speakers)\/[^/]+\/$/.test(from)
    ? redirectFile(listRssPath(from))
    : undefined;
}

type Format = (site: Site, feed: Feed, items: readonly FeedItem[]) => string | Promise<string>;

function talkFeed(site: Site, feed: Feed, talks: () => Talk[], format: Format = rss): TextOutput {
  return {
    file: fileOf(withBase(''), feed.path),
    cacheKeyData: () => [site, feed, talks().map(talkKey)],
    text() {
      const items = feedItems(site, talks(), feed.page === homePath ? wholeTexts : undefined);
      return format(site, feed, items);
    },
  };
}

/** Returns the digest of a talk's own data. */
function talkKey(talk: Talk): string {
  return digestOf(talkRecord(talk));
}
