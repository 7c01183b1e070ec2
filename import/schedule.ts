import { z } from 'zod';
import { slug } from '../src/archive/slug.ts';
import { isoDay, languageTag } from './dates.ts';
import { downloadFromUrl } from './downloads.ts';
import { decodeXmlFile } from './encoding.ts';
import { talkFormat } from './field-values.ts';
import { reasonOf, type ImportedItem, type ImportedTalk } from './imported-item.ts';
import { parseScheduleJson } from './schedule-json.ts';
import { parseScheduleXml } from './schedule-xml.ts';
import { readSourceFile } from './source-files.ts';
import { anyTextToMarkdown } from './text/any-text.ts';
import { removeControls, singleLine } from './text/characters.ts';
import { fromMarkdown } from './text/html.ts';
import { toMarkdown } from './text/markdown.ts';
import { isUrl } from './web-url.ts';

/** Reads the schedule of a conference as frab and pretalx write it, schedule.json or schedule.xml. */
export async function* readSchedule(source: string): AsyncGenerator<ImportedItem> {
  const text = decodeXmlFile(await readSourceFile(source));
  const parse = text.trimStart().startsWith('<') ? parseScheduleXml : parseScheduleJson;
  const { generator, conference, events, unread } = parse(text, source);
  const conferenceId = slug(conference.acronym || conference.title) || 'conference';
  yield {
    kind: 'conference',
    place: source,
    id: conferenceId,
    fields: {
      name: singleLine(conference.title),
      startDate: conference.start?.slice(0, 10),
      endDate: conference.end?.slice(0, 10),
      website: conference.url ?? undefined,
      city: conference.city ?? undefined,
      venue: conference.venue ?? undefined,
    },
    body: '',
  };
  for (const { place, data } of events) {
    const result = eventSchema.safeParse(data);
    if (result.success) {
      const isMarkdown = /pretalx/i.test(generator);
      const unused = unusedNames(data);
      yield { ...toTalk(place, conferenceId, result.data, source, isMarkdown), unused };
    } else yield { kind: 'unread', place, reason: reasonOf(result.error) };
  }
  yield* unread;
}

const optionalText = z.string().nullish();
const linkSchema = z.object({ url: optionalText, title: optionalText });

/** An event, by the names that frab and pretalx have for its fields. */
const eventSchema = z.object({
  guid: optionalText,
  code: optionalText,
  id: z.union([z.string(), z.number()]).nullish(),
  title: z.string().trim().min(1, 'is empty'),
  subtitle: optionalText,
  slug: optionalText,
  date: optionalText,
  start: optionalText,
  duration: optionalText,
  room: optionalText,
  track: optionalText,
  type: optionalText,
  language: optionalText,
  do_not_record: z.unknown().optional(),
  abstract: optionalText,
  description: optionalText,
  url: optionalText,
  persons: z
    .array(
      z.object({ public_name: optionalText, name: optionalText, full_public_name: optionalText }),
    )
    .nullish(),
  links: z.array(linkSchema).nullish(),
  attachments: z.array(linkSchema).nullish(),
});

/** Returns the names of fields with a value that nothing reads. */
function unusedNames(event: unknown): string[] {
  return Object.entries(event as Record<string, unknown>).flatMap(([name, value]) => {
    const isEmpty = !value || (typeof value === 'object' && Object.keys(value).length === 0);
    // The track is that of the talk, if it has both.
    const isRead =
      name === 'room' ? !(event as { track?: unknown }).track : name in eventSchema.shape;
    return isRead || isEmpty ? [] : name;
  });
}

function toTalk(
  place: string,
  conferenceId: string,
  data: z.output<typeof eventSchema>,
  source: string,
  isMarkdown: boolean,
): ImportedTalk {
  const { title, date, start, duration, room, track, type, language, persons } = data;
  const warnings: string[] = [];
  const body = [data.abstract, data.description]
    .map((part) => part?.trim() ?? '')
    .filter((part, index, all) => part && all.indexOf(part) === index)
    .map((part) =>
      isMarkdown ? toMarkdown(fromMarkdown(removeControls(part))) : anyTextToMarkdown(part),
    )
    .join('\n\n');
  const base = data.url ?? (isUrl(source) ? source : undefined);
  const downloads = [...(data.attachments ?? []), ...(data.links ?? [])].flatMap(
    ({ url, title: name }) => {
      const download = downloadFromUrl(url ?? '', singleLine(name ?? '') || undefined, base);
      if (!download) warnings.push(`${JSON.stringify(url)} is not a valid URL`);
      return download ?? [];
    },
  );
  const subtitle = singleLine(data.subtitle ?? '');
  return {
    kind: 'talk',
    place,
    id: String(data.guid ?? data.code ?? data.id ?? data.url ?? [date, start, title].join(' ')),
    conferenceId,
    // pretalx puts the conference and the id before the talk's own slug; frab's is the whole event.
    fileName: (!data.slug?.includes('_-_') && data.slug?.split(`-${data.id}-`).at(-1)) || title,
    fields: {
      title: subtitle ? `${singleLine(title)}: ${subtitle}` : singleLine(title),
      speakers: (persons ?? []).flatMap(({ public_name, full_public_name, name }) => {
        const speaker = singleLine(public_name ?? full_public_name ?? name ?? '');
        return speaker ? [{ name: speaker }] : [];
      }),
      date: isoDay(date),
      time: (start ?? date?.slice(11))?.match(/^(?:[01]\d|2[0-3]):[0-5]\d/)?.[0],
      track: singleLine(track || room || '') || undefined,
      text: body ? 'abstract' : 'none',
      topics: [],
      format: talkFormat(type ?? ''),
      language: languageTag(language ?? ''),
      duration: minutes(duration ?? ''),
      recording: data.do_not_record === true ? 'not-recorded' : undefined,
      downloads,
      originalUrl: downloadFromUrl(data.url ?? '')?.url,
      aliases: [],
    },
    body,
    warnings,
  };
}

/** @example minutes('01:30') // => 90 */
function minutes(duration: string): number | undefined {
  const [, days = '0', hours = '0', rest = '0'] =
    duration.match(/^(?:(\d+):)??(?:(\d+):)?(\d+)$/) ?? [];
  return Number(days) * 1440 + Number(hours) * 60 + Number(rest) || undefined;
}
