import type { ConferenceView } from './conference.ts';
import type { ContributeView } from './contribute.ts';
import type { FeedsView } from './feeds.ts';
import type { WrittenView } from './fixed.ts';
import type { View } from './frame.ts';
import type { HomeView } from './home.ts';
import type { ListView } from './list.ts';
import type { NamesView } from './names.ts';
import type { SeriesView } from './series.ts';
import type { SpeakersView, SpeakerView } from './speaker.ts';
import type { TalkView } from './talk.ts';
import type { TopicView } from './topic.ts';
import type { YearsView, YearView } from './year.ts';

/** What each file of src/pages shows. */
export interface Views {
  '404': View;
  about: WrittenView;
  archive: YearsView;
  'archive/[year]/[...page]': YearView;
  'conferences/[...page]': ListView;
  'conferences/[conference]/[...page]': ConferenceView;
  'contribute/[...page]': ContributeView;
  feeds: FeedsView;
  index: HomeView;
  search: View;
  'series/[series]': SeriesView;
  'speakers/[...page]': SpeakersView;
  'speakers/[speaker]/[...page]': SpeakerView;
  'talks/[conference]/[talk]': TalkView;
  'topics/[...page]': NamesView;
  'topics/[topic]/[...page]': TopicView;
}
