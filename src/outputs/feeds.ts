import type { Archive } from '../archive/archive.ts';
import { seriesTalks } from '../archive/series.ts';
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
import { feedItem, siteItems } from '../feeds/item.ts';
import { json } from '../feeds/json.ts';
import { opml } from '../feeds/opml.ts';
import { revisionItem, revisions } from '../feeds/revisions.ts';
import { rss } from '../feeds/rss.ts';
import { newest, recentlyPublished, withText } from '../feeds/selection.ts';
import { withBase, atomPath, feedJsonPath, opmlPath } from '../paths.ts';
import { digestOf } from './digest-of.ts';
import { fileOf, type TextOutput } from './output.ts';

/** Returns every feed of the site. */
export function feeds(archive: Archive): TextOutput[] {
  return [...siteFeeds(archive), ...listFeeds(archive)];
}

function siteFeeds(archive: Archive): TextOutput[] {
  const { site, talks } = archive;
  const key = () => [site, recentlyPublished(talks).map(talkKey)];
  const items = () => siteItems(site, talks);
  const main = siteFeed(site);
  const changes = changesFeed(site);
  return [
    feedOutput(main.path, key, () => rss(site, main, items())),
    feedOutput(atomPath, key, () => atom(site, siteFeed(site, atomPath), '', items())),
    feedOutput(feedJsonPath, key, () => json(site, siteFeed(site, feedJsonPath), items())),
    feedOutput(
      changes.path,
      () => [site, revisions(talks).map(({ talk, day }) => [talkKey(talk), day])],
      () => {
        const items = revisions(talks).map((revision) => revisionItem(site, revision));
        return atom(site, changes, 'changes', items);
      },
    ),
    feedOutput(
      opmlPath,
      () => opml(archive),
      () => opml(archive),
    ),
  ];
}

/** Returns the feeds of conferences, series, topics and speakers. */
function listFeeds({ site, conferences, series, topics, speakers }: Archive): TextOutput[] {
  const list = (feed: Feed | undefined, talks: () => Talk[]) =>
    feed
      ? feedOutput(
          feed.path,
          () => [site, feed, talks().map(talkKey)],
          () =>
            rss(
              site,
              feed,
              talks().map((talk) => feedItem(site, talk)),
            ),
        )
      : [];
  return [
    ...conferences.flatMap((each) => list(conferenceFeed(site, each), () => withText(each.talks))),
    ...series.flatMap((each) => list(seriesFeed(site, each), () => newest(seriesTalks(each)))),
    ...topics.flatMap((each) => list(topicFeed(site, each), () => newest(each.talks))),
    ...speakers.flatMap((each) => list(speakerFeed(site, each), () => newest(each.talks))),
  ];
}

/** Returns what changes with a talk's own data. */
function talkKey(talk: Talk): string {
  return digestOf(talkRecord(talk));
}

function feedOutput(
  path: string,
  cacheKeyData: TextOutput['cacheKeyData'],
  text: TextOutput['text'],
): TextOutput {
  return { file: fileOf(withBase(''), path), cacheKeyData, text };
}
