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

/** Every kind of page, by the name of the template that shows it. */
export interface Views {
  About: WrittenView;
  Conference: ConferenceView;
  Conferences: ListView;
  Contribute: ContributeView;
  Feeds: FeedsView;
  Home: HomeView;
  NotFound: View;
  Search: View;
  Series: SeriesView;
  Speaker: SpeakerView;
  Speakers: SpeakersView;
  Talk: TalkView;
  Topic: TopicView;
  Topics: NamesView;
  Year: YearView;
  Years: YearsView;
}

export type TemplateName = keyof Views;

/** A page to show: a view, and the template for it. */
export interface Shown {
  template: TemplateName;
  view: View;
}
