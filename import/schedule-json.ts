import { z } from 'zod';
import { reasonOf, type UnreadItem } from './imported-item.ts';

const optionalText = z.string().nullish();

/** A conference, by the names that frab and pretalx have for its fields. */
const conferenceSchema = z.object({
  acronym: optionalText,
  title: z.string().min(1),
  start: optionalText,
  end: optionalText,
  city: optionalText,
  venue: optionalText,
  url: optionalText,
});

/** A schedule as its file has it; `schedule.ts` validates its events. */
export interface Schedule {
  /** The program that wrote it. */
  generator: string;
  conference: z.output<typeof conferenceSchema>;
  events: { place: string; data: unknown }[];
  unread: UnreadItem[];
}

/** @throws if the text isn't a schedule.json */
export function parseScheduleJson(text: string, file: string): Schedule {
  const { schedule = {} } = parseJson(text, file) as {
    schedule?: { generator?: unknown; conference?: { days?: unknown } };
  };
  return {
    generator: JSON.stringify(schedule.generator ?? ''),
    conference: parseConference(schedule.conference, file),
    events: eventsIn(schedule.conference?.days),
    unread: [],
  };
}

/** @throws if it has no title */
export function parseConference(conference: unknown, file: string): Schedule['conference'] {
  const result = conferenceSchema.safeParse(conference);
  if (result.success) return result.data;
  throw new Error(`${file} is not a schedule: its conference has no title`);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text) ?? {};
  } catch (cause) {
    throw new Error(`${file} is not valid JSON; export it again (${reasonOf(cause)})`, { cause });
  }
}

/** Returns the events of all rooms on all days, valid or not. */
function eventsIn(days: unknown): Schedule['events'] {
  return (Array.isArray(days) ? days : []).flatMap((day, number) =>
    Object.entries((day as { rooms?: object } | null)?.rooms ?? {}).flatMap(([room, events]) =>
      (Array.isArray(events) ? events : []).map((data, index) => ({
        place: `day ${number + 1}, ${room}, talk ${index + 1}`,
        data: typeof data === 'object' ? { room, ...data } : data,
      })),
    ),
  );
}
