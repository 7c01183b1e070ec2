import type { Archive } from '../archive/archive.ts';
import { withSummaries } from '../archive/pagination.ts';
import { homePath } from '../paths.ts';
import { talksByYear, type Group } from './entry.ts';
import type { WrittenView } from './fixed.ts';

export interface HomeView extends WrittenView {
  groups: Group[];
  /** Those that talks were given in, latest first. */
  years: string[];
}

/** The newest talks under the years they came in. */
export function homeView(archive: Archive): HomeView {
  const { site, home: page } = archive;
  const { title, description } = site;
  const newest = archive.talks.slice(0, withSummaries);
  return {
    frame: { site, title, description, path: homePath, section: 'Talks' },
    page,
    groups: talksByYear(newest, (talk) => talk.arrived, site),
    years: [...archive.talksByYear.keys()],
  };
}
