import type { Day } from '../src/archive/date.ts';
import { parseDay, parseTime } from './dates.ts';
import { property, toStrings } from './field-values.ts';
import { Frontmatter } from './frontmatter.ts';
import { pageId } from './people.ts';
import { singleLine } from './text/characters.ts';

/** A meetup or conference that a page of its own describes. */
export interface Event {
  path: string;
  name: string;
  day: Day | undefined;
  time: string | undefined;
}

/** Whether a file may be the page of an event, by its path. @example 'content/events/may/index.md' */
export function describesEvent(path: string): boolean {
  return /(?:^|\/)_?(?:events?|meetups?|conferences?|editions?)\/(?:[^/]+\/)?[^/_][^/]*\.(?:md|mdx|markdown)$/i.test(
    path,
  );
}

/** The events of a source, which talks name or which list their talks. */
export class Events {
  readonly #byId = new Map<string, Event>();
  readonly #byTalk = new Map<string, Event>();

  /** Adds a page. @param path in the source's site */
  add(path: string, fields: Record<string, unknown>): void {
    const own = new Frontmatter(fields);
    const text = (...names: string[]) => own.first(names, toStrings)[0];
    const name = text('name', 'title');
    if (!name || !describesEvent(path)) return;
    const date = text('date', 'start', 'startdate', 'eventdate');
    const event = {
      path,
      name: singleLine(name),
      day: parseDay(date),
      time: parseTime(text('time', 'starttime')) ?? parseTime(date),
    };
    for (const id of [path, ...property(fields, ['id']), ...property(fields, ['slug'])])
      this.#byId.set(pageId(id), event);
    for (const talk of own.all(['talks', 'sessions'], toStrings))
      this.#byTalk.set(pageId(talk), event);
  }

  /** Returns the event of a talk. @param named what the talk calls its event */
  of(path: string, named: string | undefined): Event | undefined {
    return (named && this.#byId.get(pageId(named))) || this.#byTalk.get(pageId(path));
  }
}
