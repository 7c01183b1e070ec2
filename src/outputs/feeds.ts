import type { Archive } from '../archive/archive.ts';
import { seriesTalks } from '../archive/series.ts';
import { talkRecord } from '../archive/talk.ts';
import type { Talk } from '../archive/model.ts';
import { atom } from '../feeds/atom.ts';
import * as about from '../feeds/feed.ts';
import { feedItem } from '../feeds/item.ts';
import { json } from '../feeds/json.ts';
import { opml } from '../feeds/opml.ts';
import { revisionItem, revisions } from '../feeds/revisions.ts';
import { rss } from '../feeds/rss.ts';
import { newest, recentlyWritten, written } from '../feeds/selection.ts';
import { siteItems } from '../feeds/site-items.ts';
import { withBase, atomPath, feedJsonPath, opmlPath } from '../paths.ts';
import { digestOf } from './digest-of.ts';
import { fileOf, type TextOutput } from './output.ts';

/** Every feed of the site. */
export function feeds(archive: Archive): TextOutput[] {
  return [...siteFeeds(archive), ...listFeeds(archive)];
}

function siteFeeds(archive: Archive): TextOutput[] {
  const { site, talks } = archive;
  const held = () => recentlyWritten(talks).map(said);
  const items = () => siteItems(site, talks);
  const main = about.siteFeed(site);
  const changes = about.changesFeed(site);
  const changed = () => revisions(talks);
  return [
    output(
      main.path,
      () => [site, held()],
      () => rss(site, main, items()),
    ),
    output(
      atomPath,
      () => [site, held()],
      () => atom(site, about.siteFeed(site, atomPath), '', items()),
    ),
    output(
      feedJsonPath,
      () => [site, held()],
      () => json(site, about.siteFeed(site, feedJsonPath), items()),
    ),
    output(
      changes.path,
      () => [site, changed().map(({ talk, day }) => [said(talk), day])],
      () => {
        const items = changed().map((revision) => revisionItem(site, revision));
        return atom(site, changes, 'changes', items);
      },
    ),
    output(
      opmlPath,
      () => opml(archive),
      () => opml(archive),
    ),
  ];
}

/** Of each list that has one. */
function listFeeds({ site, conferences, series, topics, speakers }: Archive): TextOutput[] {
  const list = (feed: about.Feed | undefined, talks: () => Talk[]) =>
    feed
      ? [
          output(
            feed.path,
            () => [site, feed, talks().map(said)],
            () => {
              const items = talks().map((talk) => feedItem(site, talk));
              return rss(site, feed, items);
            },
          ),
        ]
      : [];
  return [
    ...conferences.flatMap((each) =>
      list(about.conferenceFeed(site, each), () => written(each.talks)),
    ),
    ...series.flatMap((each) =>
      list(about.seriesFeed(site, each), () => newest(seriesTalks(each))),
    ),
    ...topics.flatMap((each) => list(about.topicFeed(site, each), () => newest(each.talks))),
    ...speakers.flatMap((each) => list(about.speakerFeed(site, each), () => newest(each.talks))),
  ];
}

/** Stands for all that a talk says by itself. */
function said(talk: Talk): string {
  return digestOf(talkRecord(talk));
}

function output(path: string, of: TextOutput['of'], text: TextOutput['text']): TextOutput {
  return { file: fileOf(withBase(''), path), of, text };
}
