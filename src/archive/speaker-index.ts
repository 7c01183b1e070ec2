import { append } from './append.ts';
import type { Archive, Entry } from './archive.ts';
import { by, inTurn } from './order.ts';
import { slug } from './slug.ts';
import {
  sortKey,
  speakerId,
  spellings,
  usualName,
  type Speaker,
  type SpeakerFields,
} from './speaker.ts';
import { noText } from './talk.ts';

/** Speakers as talks name them, those with a file and those without. */
export class SpeakerIndex {
  #files: ReadonlyMap<string, Entry<SpeakerFields>>;
  #spellings;
  #speakers = new Map<string, Speaker>();
  #names = new Map<string, string[]>();

  constructor(entries: Entry<SpeakerFields>[]) {
    this.#files = new Map(entries.map((entry) => [entry.id, entry]));
    this.#spellings = spellings(entries);
  }

  of(credit: { name: string; id?: string | undefined }): Speaker {
    const id = speakerId(credit, this.#spellings);
    append(this.#names, id, credit.name);
    const known = this.#speakers.get(id);
    if (known) return known;
    const { data, body } = this.#files.get(id) ?? unwritten;
    const { sortName, ...fields } = data;
    const key = data.name && sortKey(data.name, sortName);
    const speaker: Speaker = { ...fields, body, id, label: '', sortKey: key, talks: [] };
    this.#speakers.set(id, speaker);
    return speaker;
  }

  /** By family name; a speaker without a file goes by the spelling most used. */
  sorted(): Pick<Archive, 'speakers' | 'speakersById'> {
    for (const speaker of this.#speakers.values()) {
      speaker.name ||= usualName(this.#names.get(speaker.id) ?? []);
      speaker.sortKey ||= sortKey(speaker.name);
    }
    const namesakes = Map.groupBy(this.#speakers.values(), ({ name }) => name);
    for (const speaker of this.#speakers.values())
      speaker.label =
        namesakes.get(speaker.name)?.length === 1 ? speaker.name : apart(speaker.name, speaker.id);
    const speakers = [...this.#speakers.values()].sort(
      inTurn(
        by((speaker) => speaker.sortKey),
        by((speaker) => speaker.id),
      ),
    );
    return { speakers, speakersById: this.#speakers };
  }
}

/** @example apart('Li Wei', 'li-wei-robotics') // => 'Li Wei (robotics)' */
function apart(name: string, id: string): string {
  const rest = id.startsWith(`${slug(name)}-`) ? id.slice(slug(name).length + 1) : id;
  return `${name} (${rest.replaceAll('-', ' ')})`;
}

/** A speaker about whom nobody wrote a file. */
const unwritten: Omit<Entry<SpeakerFields>, 'id'> = {
  data: { name: '', alsoKnownAs: [], aliases: [] },
  body: noText,
};
