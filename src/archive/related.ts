import { nameKey } from './slug.ts';
import type { Talk } from './talk.ts';

/** Where a reader may go from a talk. */
export interface Onward {
  /** Up to five, the closest first. */
  related: Talk[];
  /** The same talk given at other places, latest first. */
  elsewhere: Talk[];
  /** Talks whose text links to this one. */
  linkedFrom: Talk[];
}

const most = 5;
/** Of a topic, series or speaker with many talks, how many before and after a talk are looked at. */
const near = 12;

/**
 * Tells every talk where it leads. Each looks at its neighbours in the lists that it stands in, so
 * the time grows with the number of talks and not with its square.
 * @param talks all talks, latest first
 */
export function linkOnward(talks: readonly Talk[], talksById: ReadonlyMap<string, Talk>): void {
  const lists = new Lists(talks);
  const twins = Map.groupBy(talks, ({ title }) => nameKey(title));
  for (const talk of talks) {
    talk.onward.elsewhere = (twins.get(nameKey(talk.title)) ?? []).filter(
      (other) => other !== talk && shareSpeaker(talk, other),
    );
    talk.onward.related = lists.related(talk);
    for (const id of new Set(talk.linksTo)) {
      const target = talksById.get(id);
      if (target && target !== talk) target.onward.linkedFrom.push(talk);
    }
  }
}

/** The lists that talks stand in, and where. */
class Lists {
  #lists = new Map<object, Talk[]>();
  #places = new Map<object, Map<Talk, number>>();
  #all: number;

  constructor(talks: readonly Talk[]) {
    this.#all = talks.length;
    for (const talk of talks)
      for (const [key] of this.#reasons(talk)) {
        const list = this.#lists.get(key) ?? [];
        const places = this.#places.get(key) ?? new Map<Talk, number>();
        places.set(talk, list.push(talk) - 1);
        this.#lists.set(key, list);
        this.#places.set(key, places);
      }
  }

  related(talk: Talk): Talk[] {
    const scores = new Map<Talk, number>();
    for (const [key, weight] of this.#reasons(talk)) {
      const list = this.#lists.get(key) ?? [];
      const place = this.#places.get(key)?.get(talk) ?? 0;
      // What is everywhere tells nothing: a topic of one talk in two weighs a bit, a rare one much.
      const rarity = Math.log2(1 + this.#all / list.length) * weight;
      for (const other of list.slice(Math.max(0, place - near), place + near + 1))
        if (other !== talk) scores.set(other, (scores.get(other) ?? 0) + rarity);
    }
    for (const twin of talk.onward.elsewhere) scores.delete(twin);
    return best(scores);
  }

  /** Topics first; a series and a speaker decide between talks that share as much. */
  #reasons({ topics, conference, speakers }: Talk): [key: object, weight: number][] {
    return [
      ...topics.map((topic): [object, number] => [topic, 1]),
      ...(conference.series ? [[conference.series, 0.05] as [object, number]] : []),
      ...new Map(speakers.map(({ speaker }): [object, number] => [speaker, 0.2])),
    ];
  }
}

/** The talks with the highest scores: of equals the one given later, else the first by its id. */
function best(scores: ReadonlyMap<Talk, number>): Talk[] {
  const found: [talk: Talk, score: number][] = [];
  // A few dozen, of which five are wanted: sorting them all takes three times as long.
  for (const scored of scores) {
    let place = found.length;
    while (place > 0 && before(scored, found[place - 1]!)) place--;
    if (place === most) continue;
    found.splice(place, 0, scored);
    found.length = Math.min(found.length, most);
  }
  return found.map(([talk]) => talk);
}

function before([a, x]: [Talk, number], [b, y]: [Talk, number]): boolean {
  return x !== y ? x > y : a.date !== b.date ? a.date > b.date : a.id < b.id;
}

function shareSpeaker(a: Talk, b: Talk): boolean {
  return a.speakers.some(({ speaker }) => b.speakers.some((other) => other.speaker === speaker));
}
