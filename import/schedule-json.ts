import { z } from 'zod';
import { reasonOf, type UnreadItem } from './imported-item.ts';

/** A schedule as its file has it; `schedule.ts` validates its events. */
export interface Schedule {
  /** The program that wrote it. */
  generator: string;
  conference: ScheduleConference;
  events: { place: string; data: unknown }[];
  unread: UnreadItem[];
}

interface ScheduleConference {
  acronym: string;
  title: string;
  start?: string | undefined;
  end?: string | undefined;
  city?: string | undefined;
  venue?: string | undefined;
  url?: string | undefined;
}

/** @throws if the text isn't a schedule.json */
export function parseScheduleJson(text: string, file: string): Schedule {
  const parsed = z
    .object({
      schedule: z.object({
        generator: z.unknown().optional(),
        conference: z.looseObject({ title: z.string() }),
      }),
    })
    .safeParse(parseJson(text, file));
  if (!parsed.success)
    throw new Error(`${file} is not a schedule: it has no schedule.conference.title`);
  const conference = parsed.data.schedule.conference as unknown as ScheduleConference & {
    days?: unknown;
  };
  return {
    generator: JSON.stringify(parsed.data.schedule.generator ?? ''),
    conference: { ...conference, acronym: conference.acronym ?? '' },
    events: eventsIn(conference.days),
    unread: [],
  };
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
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
