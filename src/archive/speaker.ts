import { byText } from './order.ts';
import { nameKey, slug } from './slug.ts';
import type { Credit, Talk, Text } from './talk.ts';

/** What an author says of a speaker, where there is something to say. */
export interface SpeakerFields {
  name: string;
  sortName?: string | undefined;
  alsoKnownAs: string[];
  website?: string | undefined;
  github?: string | undefined;
  mastodon?: string | undefined;
  orcid?: string | undefined;
  aliases: string[];
}

export interface Speaker extends Omit<SpeakerFields, 'sortName'> {
  id: string;
  body: Text;
  /** The name, and what tells apart those who share it. @example 'Li Wei (robotics)' */
  label: string;
  /** Family name first, in ASCII: what indexes sort by. @example 'vilaplana-oscar' */
  sortKey: string;
  /** Latest first. */
  talks: Talk[];
}

/** The spellings that speakers' files claim: name key → id. */
export type Spellings = ReadonlyMap<string, string>;

export function spellings(
  files: Iterable<{ id: string; data: Pick<SpeakerFields, 'name' | 'alsoKnownAs'> }>,
): Spellings {
  const ids = new Map<string, string>();
  for (const { id, data } of files)
    for (const name of [data.name, ...data.alsoKnownAs]) ids.set(nameKey(name), id);
  return ids;
}

/** Whose page a credit leads to: its own `id`, a file that knows the spelling, else the name's slug. */
export function speakerId(credit: Credit, known: Spellings): string {
  return credit.id ?? known.get(nameKey(credit.name)) ?? slug(credit.name);
}

/** The spelling most used; among equals the first by code units. */
export function usualName(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [usual] = [...counts].sort((a, b) => b[1] - a[1] || byText(a[0], b[0]));
  return usual?.[0] ?? '';
}

/** `sortName`, else the last word first: a family name, where nobody says otherwise. */
export function sortKey(name: string, sortName?: string): string {
  return slug(sortName ?? name.trim().replace(/^(.*)\s(\S+)$/u, '$2 $1'));
}

/** The letter an index files a speaker under, `#` for none. */
export function initial(speaker: Pick<Speaker, 'sortKey'>): string {
  return speaker.sortKey.match(/^[a-z]/)?.[0].toUpperCase() ?? '#';
}

/** With whom a speaker spoke, most often first, at most five. */
export function coSpeakers(speaker: Speaker): Speaker[] {
  const times = new Map<Speaker, number>();
  for (const talk of speaker.talks)
    for (const { speaker: other } of talk.speakers)
      if (other !== speaker) times.set(other, (times.get(other) ?? 0) + 1);
  return [...times]
    .sort(([a, m], [b, n]) => n - m || byText(a.sortKey, b.sortKey))
    .slice(0, 5)
    .map(([other]) => other);
}
