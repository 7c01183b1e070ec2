import { z } from 'zod';
import { formats, recordings, sources, textKinds } from '../archive/fields.ts';
import { download } from './download.ts';
import { minutesIn, timeIn } from './meant.ts';
import {
  alias,
  day,
  either,
  expected,
  flag,
  id,
  invalid,
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
    affiliation: text.optional().describe('The organization that the speaker represented.'),
    role: text.optional().describe('The speaker’s role there.'),
    id: id.optional().describe('The id in the speaker’s URL, if two people would share one.'),
  },
  { error: expected('a name') },
);

const credit = z
  .preprocess((value) => (typeof value === 'string' ? { name: value } : value), person)
  .meta(either(text, person));

const change = z.strictObject({
  date: day.describe('The day of the change.'),
  note: text.describe('A description of the change, for readers.'),
});

const postscript = z.strictObject(
  {
    date: day.describe('The day it was written.'),
    by: text.describe('Who wrote it.'),
    text: text.describe('What has changed since the talk, as plain text.'),
  },
  { error: expected('it as in {date: 2020-06-05, by: Ada Quist, text: …}') },
);

const withdrawn = z.strictObject(
  {
    date: day.describe('The day it was withdrawn.'),
    reason: text.describe('Why, for readers.'),
    hideNames: flag.default(false).describe('true also hides the title and the speakers.'),
  },
  { error: expected('it as in {date: 2020-06-05, reason: …}') },
);

/** `content/talks/<conference>/<talk>.md`. */
export const talk = z.strictObject({
  title: text.describe('The original title, without the speaker’s name.'),
  speakers: z
    .preprocess(
      (value) => (typeof value === 'string' ? [value] : value),
      z.array(credit, {
        error: (issue) =>
          Object(issue.input) === issue.input
            ? 'is one mapping; write it as an item of a list, as in - name: Ada Quist'
            : expected('a list of names, or [] if nobody is known')(issue),
      }),
    )
    .meta(either(z.array(credit), text))
    .describe('The speakers. [] means unknown.'),
  date: day.describe('The day of the talk.'),
  time: z
    .string({ error: expected('a time as HH:MM, as in 09:30') })
    .regex(
      /^(?:[01]\d|2[0-3]):[0-5]\d$/,
      invalid('is not a time; write HH:MM, as in 09:30', timeIn),
    )
    .optional()
    .describe('The start time, which orders the talks of a day.'),
  track: text.optional().describe('The room or track, which orders talks that start together.'),
  published: day.optional().describe('The day the text was first published, here or elsewhere.'),
  added: day.optional().describe('The day the text was added to this archive, if later.'),
  lastModified: day.optional().describe('The day of the last significant change.'),
  changes: listOf(change).describe('The changes to the published text, for readers.'),
  postscripts: listOf(postscript).describe('What has changed since the talk: {date, by, text}.'),
  text: oneOf(textKinds)
    .default('summary')
    .describe('Whether the body is a summary, the speaker’s abstract or none.'),
  summary: text
    .max(250, 'is longer than 250 characters; shorten it to one or two sentences')
    .optional()
    .describe('One or two sentences of plain text, at most 250 characters.'),
  topics: listOf(text).describe('Ids of files in content/topics/.'),
  format: oneOf(formats).default('talk').describe('The kind of talk.'),
  language: language.optional().describe('The language of the talk as given (BCP 47).'),
  textLanguage: language
    .optional()
    .describe('The language of the text (BCP 47), if it isn’t that of the talk.'),
  duration: z
    .int({ error: expected('minutes, as in 45', minutesIn) })
    .positive('is not positive; write minutes, as in 45')
    .optional()
    .describe('The length of the talk in minutes.'),
  recording: oneOf(recordings).optional().describe('Whether a recording was made and published.'),
  downloads: listOf(download).describe('Slides, code and other files.'),
  alsoKnownAs: listOf(text).describe('Other names of the talk’s subject, for search only.'),
  author: listOf(text).describe('The authors of the summary.'),
  madeFrom: listOf(oneOf(sources)).describe('What the summary is made from.'),
  readBySpeaker: day.optional().describe('The day on which a speaker read the summary.'),
  machineHelp: text
    .optional()
    .describe('How a machine helped with the text, as in “transcribed by Whisper”.'),
  originalUrl: webAddress.optional().describe('Where the text was first published.'),
  license: license
    .optional()
    .describe('The license of the text (SPDX), if it differs from the site’s.'),
  feedId: text.optional().describe('The id in feeds, unchanged, of a talk that moved here.'),
  aliases: listOf(alias).describe('Former paths of this page. Each redirects to it.'),
  withdrawn: withdrawn
    .optional()
    .describe(
      '{date, reason}: only the reason stays, at the same URL. hideNames: true hides more.',
    ),
  draft: flag.default(false).describe('true shows the talk in npm run dev, but not on the site.'),
});
