import { parseConference, type Schedule } from './schedule-json.ts';
import {
  completeItems,
  elements,
  parseXml,
  textOf,
  unreadItems,
  type XmlElement,
} from './xml-items.ts';

/** @throws if the text isn't a schedule.xml */
export function parseScheduleXml(xml: string, file: string): Schedule {
  const complete = completeItems(
    xml,
    file,
    (name, parent) => name === 'event' && parent === 'room',
  );
  const [schedule = {}] = elements(parseXml(complete.xml, file).schedule);
  const [conference = {}] = elements(schedule.conference);
  const [generator = {}] = elements(schedule.generator);
  const events = elements(schedule.day).flatMap((day, number) =>
    elements(day.room).flatMap((room) =>
      elements(room.event).map((event, index) => ({
        place: `day ${number + 1}, ${textOf(room.name) || 'a room'}, talk ${index + 1}`,
        data: {
          ...texts(event),
          date: textOf(event.date) || textOf(day.date) || undefined,
          room: textOf(event.room) || textOf(room.name) || undefined,
          persons: children(event.persons, 'person').map((person) => ({ name: textOf(person) })),
          links: children(event.links, 'link').map(toLink),
          attachments: children(event.attachments, 'attachment').map(toLink),
        },
      })),
    ),
  );
  return {
    generator: textOf(generator.name) || textOf(generator),
    conference: parseConference(texts(conference), file),
    events,
    unread: [...unreadItems(complete, events.length)],
  };
}

/** Returns the texts of an element's children, without empty ones. */
function texts(parent: XmlElement): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.keys(parent).map((name) => [name, textOf(parent[name]) || undefined]),
  );
}

function children(list: unknown, name: string): XmlElement[] {
  return elements(list).flatMap((each) => elements(each[name]));
}

function toLink(link: XmlElement) {
  return { url: textOf(link.href), title: textOf(link) };
}
