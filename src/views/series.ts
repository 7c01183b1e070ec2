import type { ByDigest } from '../archive/by-digest.ts';
import type { Series } from '../archive/model.ts';
import { seriesTalks } from '../archive/conference.ts';
import type { Site } from '../archive/site.ts';
import { seriesFeed } from '../feeds/feed.ts';
import { seriesPath } from '../paths.ts';
import { conferenceEntry } from './conference.ts';
import { count, type EntryGroup } from './entry.ts';
import type { View } from './frame.ts';

export interface SeriesView extends View {
  name: string;
  talks: string;
  editions: string;
  groups: EntryGroup[];
}

/** Returns the view of a series and its editions, latest first. */
export function seriesView(site: ByDigest<Site>, series: Series): SeriesView {
  const { name, conferences } = series;
  const talks = count(seriesTalks(series).length, 'talk');
  const editions = count(conferences.length, 'edition');
  return {
    frame: {
      site,
      title: name,
      description: `${name}: ${talks} from ${editions}.`,
      path: seriesPath(series),
      feed: seriesFeed(site, series),
      section: 'Conferences',
    },
    name,
    talks,
    editions,
    groups: [{ entries: conferences.map(conferenceEntry) }],
  };
}
