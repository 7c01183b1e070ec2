import type { Alphabet } from './alphabet.ts';
import { emptyBody } from './model.ts';
import type { Credit, SpeakerFields } from './fields.ts';
import type { ContentEntry, Speaker } from './model.ts';
import { by, byText } from './order.ts';
import { nameKey, slug } from './slug.ts';

/** Collects the speakers that talks credit, whether or not they have a file. */
export class SpeakerIndex {
  #files: ReadonlyMap<string, ContentEntry<SpeakerFields>>;
  #spellings: Spellings;
  #speakers = new Map<string, Speaker>();
  /** Speaker id → the name in every credit. */
  #names = new Map<string, string[]>();

  constructor(entries: ContentEntry<SpeakerFields>[]) {
    this.#files = new Map(entries.map((entry) => [entry.id, entry]));
    this.#spellings = spellings(entries);
  }

  /** Returns the speaker that a credit names, the same object each time. */
  of(credit: Credit): Speaker {
    const id = speakerId(credit, this.#spellings);
    const speaker = this.#speakers.get(id) ?? this.#newSpeaker(id);
    this.#names.get(id)!.push(credit.name);
    return speaker;
  }

  /** Returns the handle in the file of the first who has one. Authors needn't be speakers. */
  mastodonOf(people: readonly Credit[]): string | undefined {
    const handles = people.map(
      (person) => this.#files.get(speakerId(person, this.#spellings))?.data.mastodon,
    );
    const handle = handles.find((each) => each !== undefined);
    return handle && `@${handle.replace(/^@/, '')}`;
  }

  #newSpeaker(id: string): Speaker {
    const { data, body, outsideLinks } = this.#files.get(id) ?? noFile;
    const labels = { label: '', letter: '' };
    const lists = { talks: [], withdrawn: [] };
    const speaker: Speaker = { ...data, body, outsideLinks, id, ...labels, ...lists };
    this.#speakers.set(id, speaker);
    this.#names.set(id, []);
    return speaker;
  }

  /**
   * Returns the speakers by family name, and by id. Without a file, a speaker has the spelling used
   * most often.
   */
  sorted(alphabet: Alphabet): { speakers: Speaker[]; speakersById: ReadonlyMap<string, Speaker> } {
    const byId = [...this.#speakers.values()].sort(by(({ id }) => id));
    for (const speaker of byId) speaker.name ||= usualName(this.#names.get(speaker.id) ?? []);
    const speakers = alphabet.sorted(byId, familyFirst);
    alphabet.setLetters(speakers, familyFirst);
    return { speakers, speakersById: this.#speakers };
  }
}

const noFile: Omit<ContentEntry<SpeakerFields>, 'id'> = {
  data: { name: '', alsoKnownAs: [], aliases: [] },
  body: emptyBody,
};

/** Returns the id without the name. @example distinctPart({ name: 'Li Wei', id: 'li-wei-robotics' }) // => 'robotics' */
export function distinctPart({ name, id }: Pick<Speaker, 'name' | 'id'>): string {
  const rest = id.startsWith(`${slug(name)}-`) ? id.slice(slug(name).length + 1) : id;
  return rest.replaceAll('-', ' ');
}

/** The spellings in speakers' files: name key → speaker id. */
export type Spellings = ReadonlyMap<string, string>;

export function spellings(
  files: Iterable<{ id: string; data: Pick<SpeakerFields, 'name' | 'alsoKnownAs'> }>,
): Spellings {
  const ids = new Map<string, string>();
  for (const { id, data } of files)
    for (const name of [data.name, ...data.alsoKnownAs]) ids.set(nameKey(name), id);
  return ids;
}

/** Returns a credit's `id`, or that of the file with its spelling, or the name's slug. */
export function speakerId(credit: Credit, spellings: Spellings): string {
  return credit.id ?? spellings.get(nameKey(credit.name)) ?? slug(credit.name);
}

/** Returns the most frequent spelling; of several, the first by code units. */
function usualName(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [usual] = [...counts].sort((a, b) => b[1] - a[1] || byText(a[0], b[0]));
  return usual?.[0] ?? '';
}

/** Returns `sortName`, or else the name with its last word first. */
function familyFirst({ name, sortName }: Pick<Speaker, 'name' | 'sortName'>): string {
  return sortName ?? name.trim().replace(/^(.*)\s(\S+)$/u, '$2 $1');
}

/** Returns up to five speakers who gave talks with this one: the most frequent, then the latest first. */
export function coSpeakers(speaker: Speaker): Speaker[] {
  const times = new Map<Speaker, number>();
  for (const talk of speaker.talks)
    for (const { speaker: other } of talk.speakers)
      if (other !== speaker) times.set(other, (times.get(other) ?? 0) + 1);
  return [...times]
    .sort(([, m], [, n]) => n - m)
    .slice(0, 5)
    .map(([other]) => other);
}
