import { nameKey } from './slug.ts';
import type { Talk } from './talk.ts';

/** Where a reader may go from a talk. */
export interface Onward {
  /** Up to five, the closest first; sought when asked for. */
  related(): Talk[];
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
  let lists: Lists | undefined;
  const twins = Map.groupBy(talks, ({ title }) => nameKey(title));
  for (const [number, talk] of talks.entries()) {
    talk.onward.elsewhere = (twins.get(nameKey(talk.title)) ?? []).filter(
      (other) => other !== talk && shareSpeaker(talk, other),
    );
    talk.onward.related = () => (lists ??= new Lists(talks)).related(number);
    for (const id of new Set(talk.linksTo)) {
      const target = talksById.get(id);
      if (target && target !== talk) target.onward.linkedFrom.push(talk);
    }
  }
}

/** A list of talks by their numbers, and where in it one of them stands. */
interface Standing {
  list: number[];
  place: number;
  weight: number;
}

/** The lists that talks stand in. Talks are numbers here: tens of thousands of maps take too long. */
class Lists {
  #talks: readonly Talk[];
  #standings: Standing[][];
  /** Of every talk, while the talks related to one are sought. */
  #scores: Float64Array;

  constructor(talks: readonly Talk[]) {
    this.#talks = talks;
    this.#scores = new Float64Array(talks.length);
    const lists = new Map<object, number[]>();
    this.#standings = talks.map((talk, number) =>
      reasons(talk).map(([key, weight]) => {
        const list = lists.get(key) ?? [];
        lists.set(key, list);
        return { list, place: list.push(number) - 1, weight };
      }),
    );
  }

  /** The talks related to the one of a number. */
  related(number: number): Talk[] {
    const found: number[] = [];
    for (const { list, place, weight } of this.#standings[number]!) {
      // What is everywhere tells nothing: a topic of one talk in two weighs a bit, a rare one much.
      const rarity = Math.log2(1 + this.#talks.length / list.length) * weight;
      const end = Math.min(list.length, place + near + 1);
      for (let at = Math.max(0, place - near); at < end; at++) {
        const other = list[at]!;
        if (!this.#scores[other]) found.push(other);
        this.#scores[other]! += rarity;
      }
    }
    const talk = this.#talks[number]!;
    const best: number[] = [];
    // Of a few dozen five are wanted: sorting them all takes three times as long.
    for (const other of found) {
      if (other === number || talk.onward.elsewhere.includes(this.#talks[other]!)) continue;
      let place = best.length;
      while (place > 0 && this.#before(other, best[place - 1]!)) place--;
      if (place === most) continue;
      best.splice(place, 0, other);
      best.length = Math.min(best.length, most);
    }
    for (const other of found) this.#scores[other] = 0;
    return best.map((other) => this.#talks[other]!);
  }

  /** The higher score comes first: of equals the talk given later, else the first by its id. */
  #before(one: number, other: number): boolean {
    const x = this.#scores[one]!;
    const y = this.#scores[other]!;
    const a = this.#talks[one]!;
    const b = this.#talks[other]!;
    return x !== y ? x > y : a.date !== b.date ? a.date > b.date : a.id < b.id;
  }
}

/** Topics first; a series and a speaker decide between talks that share as much. */
function reasons({ topics, conference, speakers }: Talk): [key: object, weight: number][] {
  return [
    ...topics.map((topic): [object, number] => [topic, 1]),
    ...(conference.series ? [[conference.series, 0.05] as [object, number]] : []),
    ...new Map(speakers.map(({ speaker }): [object, number] => [speaker, 0.2])),
  ];
}

function shareSpeaker(a: Talk, b: Talk): boolean {
  return a.speakers.some(({ speaker }) => b.speakers.some((other) => other.speaker === speaker));
}
