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
import { withBase, atomPath, feedJsonPath, homePath, opmlPath } from '../paths.ts';
import { fileOf, type TextOutput } from './output.ts';
import { digestOf } from './view-data.ts';

/** Returns every feed of the site. */
export function feeds(archive: Archive): TextOutput[] {
  const { site, talks, conferences, series, topics, speakers } = archive;
  const recent = () => recentlyPublished(talks);
  const changes = changesFeed(site);
  const list = (feed: Feed | undefined, talks: () => Talk[]) =>
    feed ? talkFeed(site, feed, talks) : [];
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
    ...speakers.flatMap((each) => list(speakerFeed(site, each), () => newest(each.talks))),
  ];
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
