import { seriesTalks, type Series } from '../archive/series.ts';
import type { Site } from '../archive/site.ts';
import { seriesFeed } from '../feeds/feed.ts';
import { seriesPath } from '../paths.ts';
import { conferenceEntry, count, type Group } from './entry.ts';
import type { View } from './frame.ts';

export interface SeriesView extends View {
  name: string;
  talks: string;
  editions: string;
  groups: Group[];
}

/** A series and its editions, latest first. */
export function seriesView(site: Site, series: Series): SeriesView {
  const { name, conferences } = series;
  const held = seriesTalks(series).length;
  const talks = count(held, 'talk');
  const editions = count(conferences.length, 'edition');
  const feed = seriesFeed(site, series);
  return {
    frame: {
      site,
      title: name,
      description: `${name}: ${talks} of ${editions}.`,
      path: seriesPath(series),
      feed: feed && { title: feed.title, path: feed.path },
      section: 'Conferences',
    },
    name,
    talks,
    editions,
    groups: [{ entries: conferences.map(conferenceEntry) }],
  };
}
