import { z } from 'zod';
import { downloadTypes } from '../archive/download.ts';
import { formats, recordings, sources, textKinds } from '../archive/fields.ts';

// These formats are public: programs of others read them. Within a version, fields are only added.

const text = z.string();
const day = z.string().meta({ format: 'date' });
const url = z.string().meta({ format: 'uri' });
const count = z.int().nonnegative();

const signals = z.object({
  search: z.boolean().optional().describe('Whether search engines may list it.'),
  aiInput: z.boolean().optional().describe('Whether AI may read it to answer a question.'),
  aiTrain: z.boolean().optional().describe('Whether AI may be trained with it.'),
});

/** What every file begins with. */
const head = {
  $schema: url.describe('The JSON Schema of this file.'),
  version: z.literal(1).describe('The version of the format.'),
  archive: text.describe('The name of the archive.'),
  url: url.describe('The URL of the site.'),
  license: text.describe('The license of texts that don’t name their own (SPDX).'),
  contentSignals: signals
    .optional()
    .describe('What the archive wishes of machines, as in its robots.txt.'),
};

const series = z.object({ id: text, name: text }).describe('The series that it is an edition of.');

const speaker = z.object({
  id: text.describe('Their page is /speakers/<id>/.'),
  name: text,
  affiliation: text.optional().describe('The organization that the speaker represented.'),
  role: text.optional().describe('The speaker’s role there.'),
});

const download = z.object({
  type: z.enum(downloadTypes).describe('The kind of download.'),
  title: text.optional().describe('The link’s text.'),
  url: url.optional().describe('The original URL.'),
  gone: day.optional().describe('The day since when the original URL doesn’t answer.'),
  lost: z.literal(true).optional().describe('true if it existed and nobody has it.'),
  file: url.optional().describe('The URL of the archive’s own copy.'),
  size: count
    .optional()
    .describe('The size in bytes: of that copy, or else of the original, if known.'),
  sha256: text.optional().describe('The SHA-256 of that copy, in hexadecimal, if recorded.'),
  swhid: text.optional().describe('The Software Heritage identifier of that copy.'),
  mediaType: text.optional().describe('The media type, if the file’s extension names one.'),
  archivedUrl: url.optional().describe('The URL of another copy.'),
  archivedOn: day.optional().describe('The day of that copy.'),
  archiveGone: day.optional().describe('The day since when that copy doesn’t answer.'),
  license: text.optional().describe('Its license (SPDX), if it differs.'),
});

const talk = z.object({
  id: text.describe('<conference>/<talk>. It changes only if the talk’s file moves.'),
  feedId: text.describe('The id in feeds, which never changes.'),
  url: url.describe('The talk’s page.'),
  title: text,
  speakers: z.array(speaker).describe('Empty if nobody is known.'),
  conference: z.object({ id: text, name: text, series: series.optional() }),
  date: day.describe('The day of the talk.'),
  time: text.optional().describe('The start time, HH:MM.'),
  track: text.optional().describe('The room or track.'),
  format: z.enum(formats).describe('The kind of talk.'),
  duration: count.optional().describe('The length in minutes.'),
  language: text.describe('The language of the talk as given (BCP 47).'),
  topics: z.array(z.object({ id: text, name: text })).describe('Their pages are /topics/<id>/.'),
  alsoKnownAs: z.array(text).describe('Other names of the talk’s subject.'),
  recording: z.enum(recordings).optional().describe('Whether a recording was made and published.'),
  downloads: z.array(download).describe('Recordings, slides, code and other files.'),
  text: z
    .enum(textKinds)
    .describe('Whether the text is a summary, the speaker’s abstract or none.'),
  textLanguage: text.describe('The language of the text (BCP 47).'),
  summary: text.optional().describe('One or two sentences, or else how the text begins.'),
  author: z.array(text).describe('The authors of the summary.'),
  madeFrom: z.array(z.enum(sources)).describe('What the summary is made from.'),
  readBySpeaker: day.optional().describe('The day on which a speaker read the summary.'),
  machineHelp: text.optional().describe('How a machine helped with the text.'),
  published: day.describe('The day the text was first published, here or elsewhere.'),
  added: day.optional().describe('The day it came into this archive, if later.'),
  lastModified: day.optional().describe('The day of the last significant change.'),
  changes: z.array(z.object({ date: day, note: text })).describe('The changes, for readers.'),
  postscripts: z
    .array(z.object({ date: day, by: text, text }))
    .describe('What has changed since the talk.'),
  originalUrl: url.optional().describe('Where the text was first published.'),
  license: text.describe('The license of the text (SPDX).'),
  swhid: text
    .optional()
    .describe(
      'The Software Heritage identifier of the talk’s Markdown file, which is git’s digest.',
    ),
});

const conference = z.object({
  id: text,
  url: url.describe('The conference’s page.'),
  name: text,
  series: series.optional(),
  startDate: day,
  endDate: day,
  venue: text.optional(),
  city: text.optional(),
  country: text.optional(),
  online: z.boolean().describe('Whether it could be attended online.'),
  organizers: z.array(text),
  website: url.optional(),
  archivedWebsite: url.optional().describe('The URL of a copy of the website.'),
});

/** What is at `/data/`, by the names of the schemas. */
export const dataSchemas = {
  archive: z.object({
    ...head,
    description: text,
    language: text.describe('The language of the site (BCP 47).'),
    lastModified: day.optional().describe('The day of the latest change to any text.'),
    talks: url.describe('The file that has a record of every talk.'),
    addresses: url.describe('The file that has every permanent URL, redirect and feed id.'),
    schemas: z.record(text, url).describe('The JSON Schemas of these files.'),
    counts: z
      .object({
        talks: count,
        summaries: count,
        conferences: count,
        series: count,
        speakers: count,
        topics: count,
      })
      .describe('How many there are of each.'),
    conferences: z.array(
      conference.extend({
        talks: count.describe('How many talks it has.'),
        data: url.describe('The file that has its talks with their texts.'),
      }),
    ),
  }),
  talks: z.object({ ...head, talks: z.array(talk).describe('Most recently added first.') }),
  conference: z.object({
    ...head,
    conference: conference.extend({
      html: text.optional().describe('The text about the conference.'),
    }),
    talks: z
      .array(
        talk.extend({
          html: text.optional().describe('The text, with absolute URLs and the author’s credit.'),
        }),
      )
      .describe('In the order of the schedule.'),
  }),
};

export type DataFile = keyof typeof dataSchemas;
export type DataOf<Name extends DataFile> = z.infer<(typeof dataSchemas)[Name]>;

/** Returns the JSON Schema of a file. It allows further fields, which a later version may have. */
export function dataSchema(name: DataFile) {
  return z.toJSONSchema(dataSchemas[name], { io: 'input' });
}
