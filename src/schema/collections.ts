import { z } from 'zod';
import { conference } from './conference.ts';
import { page, site } from './site.ts';
import { speaker } from './speaker.ts';
import { talk } from './talk.ts';
import { topic } from './topic.ts';

/** The schema of each folder in `content/`, and of the file `site.yaml`. */
export const schemas = {
  site,
  pages: page,
  conferences: conference,
  topics: topic,
  speakers: speaker,
  talks: talk,
};

export type Collection = keyof typeof schemas;

/** Returns the JSON Schema of a collection, with which editors complete and check frontmatter. */
export function jsonSchema(collection: Collection) {
  return z.toJSONSchema(schemas[collection], { io: 'input', unrepresentable: 'any' });
}
