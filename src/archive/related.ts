import type { Talk } from './model.ts';
import { nameKey } from './slug.ts';

const maxRelated = 5;
/** How many talks before and after a talk are candidates, in each list that it is in. */
const reach = 12;

/**
 * Fills in the links of every talk. Only talks near it in its lists are compared, so the time grows
 * with the number of talks and not with its square.
 * @param talks all talks, latest first
 */
export function linkTalks(talks: readonly Talk[], talksById: ReadonlyMap<string, Talk>): void {
  let ranking: Ranking | undefined;
  const talksByTitle = Map.groupBy(talks, ({ title }) => nameKey(title));
  for (const [number, talk] of talks.entries()) {
    const { links } = talk;
    links.elsewhere = (talksByTitle.get(nameKey(talk.title)) ?? []).filter(
      (other) => other !== talk && shareSpeaker(talk, other),
    );
    links.related = () => (ranking ??= new Ranking(talks)).related(number);
    for (const id of new Set(talk.linksTo)) {
      const target = talksById.get(id);
      if (target && target !== talk) target.links.linkedFrom.push(talk);
    }
  }
}

/** A talk's place in a list of talks that share a topic, a series or a speaker. */
interface Membership {
  /** Numbers of talks. */
  list: number[];
  index: number;
  weight: number;
}

/** Finds related talks. Talks are numbers here, because tens of thousands of maps are too slow. */
class Ranking {
  #talks: readonly Talk[];
  #memberships: Membership[][];
  /** By number of talk; all zero between two calls. */
  #scores: Float64Array;

  constructor(talks: readonly Talk[]) {
    this.#talks = talks;
    this.#scores = new Float64Array(talks.length);
    const lists = new Map<object, number[]>();
    this.#memberships = talks.map((talk, number) =>
      weights(talk).map(([key, weight]) => {
        const list = lists.get(key) ?? [];
        lists.set(key, list);
        return { list, index: list.push(number) - 1, weight };
      }),
    );
  }

  /** Returns the talks related to the one with this number, the closest first. */
  related(number: number): Talk[] {
    const found: number[] = [];
    for (const { list, index, weight } of this.#memberships[number]!) {
      // The rarer a topic, the more it counts.
      const score = Math.log2(1 + this.#talks.length / list.length) * weight;
      const end = Math.min(list.length, index + reach + 1);
      for (let i = Math.max(0, index - reach); i < end; i++) {
        const other = list[i]!;
        if (!this.#scores[other]) found.push(other);
        this.#scores[other]! += score;
      }
    }
    const talk = this.#talks[number]!;
    const best: number[] = [];
    // Inserting into the best five takes a third of the time of sorting all that were found.
    for (const other of found) {
      if (other === number || talk.links.elsewhere.includes(this.#talks[other]!)) continue;
      let rank = best.length;
      while (rank > 0 && this.#isCloser(other, best[rank - 1]!)) rank--;
      if (rank === maxRelated) continue;
      best.splice(rank, 0, other);
      best.length = Math.min(best.length, maxRelated);
    }
    for (const other of found) this.#scores[other] = 0;
    return best.map((other) => this.#talks[other]!);
  }

  /** Whether one comes before another: by higher score, later date, then id. */
  #isCloser(one: number, other: number): boolean {
    const x = this.#scores[one]!;
    const y = this.#scores[other]!;
    const a = this.#talks[one]!;
    const b = this.#talks[other]!;
    return x !== y ? x > y : a.date !== b.date ? a.date > b.date : a.id < b.id;
  }
}

/** Topics count most; a series and a speaker decide between talks with the same topics. */
function weights({ topics, conference, speakers }: Talk): [key: object, weight: number][] {
  return [
    ...topics.map((topic): [object, number] => [topic, 1]),
    ...(conference.series ? [[conference.series, 0.05] as [object, number]] : []),
    ...new Map(speakers.map(({ speaker }): [object, number] => [speaker, 0.2])),
  ];
}

function shareSpeaker(a: Talk, b: Talk): boolean {
  return a.speakers.some(({ speaker }) => b.speakers.some((other) => other.speaker === speaker));
}
