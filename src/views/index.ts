import type { BookView } from './book.ts';
import type { ConferenceView } from './conference.ts';
import type { SeriesView } from './series.ts';
import type { ConferencesView } from './conferences.ts';
import type { ContributeView } from './contribute.ts';
import type { FeedsView } from './feeds.ts';
import type { View } from './frame.ts';
import type { HomeView, PageView, SearchView } from './home.ts';
import type { LinksView } from './links.ts';
import type { NamesView } from './names.ts';
import type { TalkView } from './talk.ts';
import type { TalksView } from './talks.ts';
import type { YearsView, YearView } from './year.ts';

/** The view of each file in src/pages. */
export interface Views {
  '404': View;
  '[page]': PageView;
  archive: YearsView;
  'archive/[year]/[...page]': YearView;
  'conferences/[...page]': ConferencesView;
  'conferences/[conference]/[...page]': ConferenceView;
  'conferences/[conference]/book': BookView;
  'contribute/[...page]': ContributeView;
  feeds: FeedsView;
  index: HomeView;
  'links/[...page]': LinksView;
  search: SearchView;
  'series/[series]': SeriesView;
  'speakers/[...page]': NamesView;
  'speakers/[speaker]/[...page]': TalksView;
  'talks/[conference]/[talk]': TalkView;
  'topics/[...page]': NamesView;
  'topics/[topic]/[...page]': TalksView;
}
