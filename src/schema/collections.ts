import { conference } from './conference.ts';
import { page } from './page.ts';
import { site } from './site.ts';
import { speaker } from './speaker.ts';
import { talk } from './talk.ts';
import { topic } from './topic.ts';

/** The schema of every collection, by its folder in `content/`; `site` is one file. */
export const schemas = {
  site,
  pages: page,
  conferences: conference,
  topics: topic,
  speakers: speaker,
  talks: talk,
};

export type Collection = keyof typeof schemas;
