import { decodeXML } from 'entities';
import { XMLParser } from 'fast-xml-parser';
import type { Schedule } from './schedule-json.ts';
import { completeItems, parseXml, unreadItems } from './xml-items.ts';

/** An element as the parser returns it. */
type XmlElement = Record<string, unknown>;

// The parser doesn't decode entities, so it can't expand those that a document defines.
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  isArray: (name) => ['day', 'room', 'event', 'person', 'link', 'attachment'].includes(name),
});

/** @throws if the text isn't a schedule.xml */
export function parseScheduleXml(xml: string, file: string): Schedule {
  const complete = completeItems(
    xml,
    file,
    (name, parent) => name === 'event' && parent === 'room',
  );
  const schedule = element(element(parseXml(parser, complete.xml, file)).schedule);
  const conference = element(schedule.conference);
  const title = textOf(conference.title);
  if (!title) throw new Error(`${file} is not a schedule: it has no conference with a title`);
  const events = elements(schedule.day).flatMap((day, number) =>
    elements(day.room).flatMap((room) =>
      elements(room.event).map((event, index) => ({
        place: `day ${number + 1}, ${textOf(room.name) ?? 'a room'}, talk ${index + 1}`,
        data: {
          ...Object.fromEntries(Object.keys(event).map((key) => [key, textOf(event[key])])),
          date: textOf(event.date) ?? textOf(day.date),
          room: textOf(event.room) ?? textOf(room.name),
          persons: elements(element(event.persons).person).map((person) => ({
            name: textOf(person),
          })),
          links: elements(element(event.links).link).map(toLink),
          attachments: elements(element(event.attachments).attachment).map(toLink),
        },
      })),
    ),
  );
  return {
    generator: String(element(schedule.generator).name ?? textOf(schedule.generator) ?? ''),
    conference: {
      acronym: textOf(conference.acronym) ?? '',
      title,
      start: textOf(conference.start),
      end: textOf(conference.end),
      city: textOf(conference.city),
      venue: textOf(conference.venue),
      url: textOf(conference.url),
    },
    events,
    unread: [...unreadItems(complete, events.length)],
  };
}

function toLink(link: XmlElement) {
  return { url: textOf(link.href), title: textOf(link) };
}

function element(value: unknown): XmlElement {
  return typeof value === 'object' && value !== null ? (value as XmlElement) : {};
}

function elements(value: unknown): XmlElement[] {
  return (Array.isArray(value) ? value : []).map((item) =>
    typeof item === 'string' ? { '#text': item } : element(item),
  );
}

function textOf(value: unknown): string | undefined {
  const found =
    typeof value === 'object' && value !== null ? (value as XmlElement)['#text'] : value;
  return typeof found === 'string' ? decodeXML(found).trim() || undefined : undefined;
}
