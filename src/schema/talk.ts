import { z } from 'zod';
import { formats, recordings, textKinds } from '../archive/model.ts';
import { download } from './download.ts';
import {
  alias,
  day,
  either,
  expected,
  flag,
  id,
  language,
  license,
  listOf,
  oneOf,
  text,
  webAddress,
} from './fields.ts';

const person = z.strictObject(
  {
    name: text.describe('The name as the speaker writes it.'),
    affiliation: text.optional().describe('Whom they spoke for.'),
    role: text.optional().describe('What they did there.'),
    id: id.optional().describe('Their address, where two people share one.'),
  },
  { error: expected('a name') },
);

const credit = z
  .preprocess((value) => (typeof value === 'string' ? { name: value } : value), person)
  .meta(either(text, person));

const change = z.strictObject({
  date: day.describe('The day of the change.'),
  note: text.describe('What was changed, for readers.'),
});

/** `content/talks/<conference>/<talk>.md`. */
export const talk = z.strictObject({
  title: text.describe('The title as given, without the speaker’s name.'),
  speakers: z
    .preprocess(
      (value) => (typeof value === 'string' ? [value] : value),
      z.array(credit, { error: expected('a list of names') }),
    )
    .meta(either(z.array(credit), text))
    .describe('Who gave it; [] means unknown.'),
  date: day.describe('The day it was given.'),
  time: z
    .string({ error: expected('a time as HH:MM, as in 09:30') })
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, {
      error: ({ input }) => `${JSON.stringify(input)} is not a time; write HH:MM, as in 09:30`,
    })
    .optional()
    .describe('When it began: the order within a day.'),
  track: text.optional().describe('Its room or track: the order within an hour.'),
  published: day.optional().describe('The day this text first went online, anywhere.'),
  added: day.optional().describe('The day it came into this archive, when that was later.'),
  lastModified: day.optional().describe('The day of its last change of substance.'),
  changes: listOf(change).describe('What was changed and when, for readers.'),
  text: oneOf(textKinds)
    .default('summary')
    .describe('What the body is: a summary, the speaker’s abstract, or none yet.'),
  summary: text
    .max(250, 'is longer than 250 characters; shorten it to one or two sentences')
    .optional()
    .describe('One or two sentences of plain text, at most 250 characters.'),
  topics: listOf(text).describe('Ids of files in content/topics/.'),
  format: oneOf(formats).default('talk').describe('What kind of talk it was.'),
  language: language.optional().describe('The language it was given in (BCP 47).'),
  duration: z
    .int({ error: expected('minutes, as in 45') })
    .positive('is not positive; write minutes, as in 45')
    .optional()
    .describe('How long it took, in minutes.'),
  recording: oneOf(recordings).optional().describe('What became of the recording.'),
  downloads: listOf(download).describe('Slides, code and the like.'),
  alsoKnownAs: listOf(text).describe('Other names of what it is about, for search only.'),
  author: listOf(text).describe('Who wrote the summary.'),
  originalUrl: webAddress.optional().describe('Where the text was first published.'),
  license: license.optional().describe('The license of this text, where it differs (SPDX).'),
  feedId: text.optional().describe('Its id in feeds, verbatim, for a talk that moved here.'),
  aliases: listOf(alias).describe('Former paths of its page; each becomes a redirect.'),
  draft: flag.default(false).describe('true: shown while writing, left out of a build.'),
});
