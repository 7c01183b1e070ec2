import { z } from 'zod';
import { slug } from '../src/archive/slug.ts';
import type { TalkFields } from '../src/archive/talk.ts';
import { fetchBytes, isAddress } from './fetch.ts';
import { downloadOf } from './downloads.ts';
import { decoded } from './encoding.ts';
import type { Imported, ImportedTalk } from './imported-item.ts';
import { sourceBytes } from './source-files.ts';
import { anyText, line } from './text/any-text.ts';
import { fromXml } from './schedule-xml.ts';

/** A conference's schedule as frab and pretalx write it, schedule.json or schedule.xml. */
export async function* readSchedule(source: string): AsyncGenerator<Imported> {
  const bytes = isAddress(source) ? await fetchBytes(source) : await sourceBytes(source);
  const text = decoded(bytes);
  const { conference, events } = open(text, source);
  const id = slug(conference.acronym || conference.title);
  yield {
    kind: 'conference',
    place: source,
    id,
    fields: {
      name: line(conference.title),
      startDate: conference.start?.slice(0, 10),
      endDate: conference.end?.slice(0, 10),
      website: conference.url,
      city: conference.city,
      venue: conference.venue,
    },
    body: '',
  };
  for (const { place, data } of events) {
    const result = event.safeParse(data);
    if (!result.success) {
      const reason = result.error.issues
        .map(({ path, message }) => `${path.join('.')}: ${message}`)
        .join('; ');
      yield { kind: 'unread', place, reason, talk: true };
    } else yield talkOf(place, id, result.data, source);
  }
}

const text = z.string().nullish();
const link = z.object({ url: text, title: text });
/** What the two forms have in common, pretalx's and frab's names for it side by side. */
export const event = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  title: z.string().trim().min(1, 'is empty'),
  subtitle: text,
  slug: text,
  date: text,
  start: text,
  duration: text,
  room: text,
  track: text,
  type: text,
  language: text,
  abstract: text,
  description: text,
  url: text,
  persons: z.array(z.object({ public_name: text, name: text, full_public_name: text })).nullish(),
  links: z.array(link).nullish(),
  attachments: z.array(link).nullish(),
});

export interface Conference {
  acronym: string;
  title: string;
  start?: string | undefined;
  end?: string | undefined;
  city?: string | undefined;
  venue?: string | undefined;
  url?: string | undefined;
}

export interface Schedule {
  conference: Conference;
  events: { place: string; data: unknown }[];
}

function talkOf(
  place: string,
  conference: string,
  data: z.output<typeof event>,
  base: string,
): ImportedTalk {
  const { title, date, start, duration, room, track, type, language, persons } = data;
  const doubts: string[] = [];
  const body = [data.abstract, data.description]
    .map((part) => part?.trim() ?? '')
    .filter((part, index, all) => part && all.indexOf(part) === index)
    .map((part) => anyText(part))
    .join('\n\n');
  const page = data.url ?? (isAddress(base) ? base : undefined);
  const downloads = [...(data.attachments ?? []), ...(data.links ?? [])].flatMap(
    ({ url, title: name }) => {
      const download = downloadOf(url ?? '', line(name ?? '') || undefined, page);
      if (!download) doubts.push(`${JSON.stringify(url)} is no address`);
      return download ?? [];
    },
  );
  const subtitle = line(data.subtitle ?? '');
  return {
    kind: 'talk',
    place,
    conference,
    // pretalx puts the conference and the number before it.
    name: data.slug?.split(`-${data.id}-`).at(-1) || title,
    fields: {
      title: subtitle ? `${line(title)}: ${subtitle}` : line(title),
      speakers: (persons ?? []).flatMap(({ public_name, full_public_name, name }) => {
        const known = line(public_name ?? full_public_name ?? name ?? '');
        return known ? [{ name: known }] : [];
      }),
      date: dateOf(date),
      time: (start ?? date?.slice(11))?.match(/^(?:[01]\d|2[0-3]):[0-5]\d/)?.[0],
      track: line(track || room || '') || undefined,
      text: body ? 'abstract' : 'none',
      topics: [],
      format: formatOf(type ?? ''),
      language: languageOf(language ?? ''),
      duration: minutes(duration ?? ''),
      downloads,
      originalUrl: downloadOf(data.url ?? '')?.url,
      aliases: [],
    },
    body,
    doubts,
  };
}

function dateOf(date: string | null | undefined): string | undefined {
  const day = date?.slice(0, 10);
  return z.iso.date().safeParse(day).success ? day : undefined;
}

/** @example minutes('01:30') // => 90 */
function minutes(duration: string): number | undefined {
  const [, days = '0', hours = '0', rest = '0'] =
    duration.match(/^(?:(\d+):)??(?:(\d+):)?(\d+)$/) ?? [];
  return Number(days) * 1440 + Number(hours) * 60 + Number(rest) || undefined;
}

function languageOf(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language.trim().replace('_', '-'))[0];
  } catch {
    return undefined;
  }
}

function formatOf(type: string): TalkFields['format'] | undefined {
  const word = type.toLowerCase();
  const found = (['keynote', 'tutorial', 'workshop', 'panel', 'demo'] as const).find((format) =>
    word.includes(format),
  );
  return found ?? (word.includes('lightning') ? 'lightning-talk' : undefined);
}

function open(source: string, name: string): Schedule {
  if (source.trimStart().startsWith('<')) return fromXml(source, name);
  const parsed = z
    .object({ schedule: z.object({ conference: z.looseObject({ title: z.string() }) }) })
    .safeParse(JSON.parse(source));
  if (!parsed.success)
    throw new Error(`${name} is no schedule: it has no schedule.conference.title`);
  const conference = parsed.data.schedule.conference as unknown as Conference & { days?: unknown };
  return {
    conference: { ...conference, acronym: conference.acronym ?? '' },
    events: eventsOf(conference),
  };
}

/** Days hold rooms, rooms hold talks; what has another form is left to be told. */
function eventsOf({ days }: { days?: unknown }): Schedule['events'] {
  return (Array.isArray(days) ? days : []).flatMap((day, number) =>
    Object.entries((day as { rooms?: object } | null)?.rooms ?? {}).flatMap(([room, events]) =>
      (Array.isArray(events) ? events : []).map((data, index) => ({
        place: `day ${number + 1}, ${room}, talk ${index + 1}`,
        data: typeof data === 'object' ? { room, ...data } : data,
      })),
    ),
  );
}
