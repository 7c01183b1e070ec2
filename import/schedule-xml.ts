import { decodeXML } from 'entities';
import { XMLParser } from 'fast-xml-parser';
import type { Schedule } from './schedule.ts';

type Node = Record<string, unknown>;

// A document's own entities are never expanded.
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  isArray: (name) => ['day', 'room', 'event', 'person', 'link', 'attachment'].includes(name),
});

/** A schedule.xml, in the form that schedule.json has. */
export function fromXml(source: string, name: string): Schedule {
  const schedule = node(node(parser.parse(source)).schedule);
  const conference = node(schedule.conference);
  const title = text(conference.title);
  if (!title) throw new Error(`${name} is no schedule: it has no conference with a title`);
  return {
    conference: {
      acronym: text(conference.acronym) ?? '',
      title,
      start: text(conference.start),
      end: text(conference.end),
      city: text(conference.city),
      venue: text(conference.venue),
      url: text(conference.url),
    },
    events: list(schedule.day).flatMap((day, number) =>
      list(day.room).flatMap((room) =>
        list(room.event).map((event, index) => ({
          place: `day ${number + 1}, ${text(room.name) ?? 'a room'}, talk ${index + 1}`,
          data: {
            ...Object.fromEntries(Object.keys(event).map((key) => [key, text(event[key])])),
            date: text(event.date) ?? text(day.date),
            room: text(event.room) ?? text(room.name),
            persons: list(node(event.persons).person).map((person) => ({ name: text(person) })),
            links: list(node(event.links).link).map(linkOf),
            attachments: list(node(event.attachments).attachment).map(linkOf),
          },
        })),
      ),
    ),
  };
}

function linkOf(link: Node) {
  return { url: text(link.href), title: text(link) };
}

function node(value: unknown): Node {
  return typeof value === 'object' && value !== null ? (value as Node) : {};
}

function list(value: unknown): Node[] {
  return (Array.isArray(value) ? value : []).map((item) =>
    typeof item === 'string' ? { '#text': item } : node(item),
  );
}

function text(value: unknown): string | undefined {
  const found = typeof value === 'object' && value !== null ? (value as Node)['#text'] : value;
  return typeof found === 'string' ? decodeXML(found).trim() || undefined : undefined;
}
