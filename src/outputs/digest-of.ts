import type { TalkRecord } from '../archive/talk.ts';
import { dataDigest } from '../digest.ts';

/** Stands for all that a thing says, as plain data; made once, however many pages and feeds show it. */
export function digestOf(thing: object): string {
  return once(thing, () => thing);
}

/** Stands for all that a talk says; for its text does its key, so that it is not even read. */
export function talkDigest(talk: TalkRecord): string {
  return once(talk, () => ({ ...talk, body: talk.body.key }));
}

function once(thing: object, data: () => unknown): string {
  const known = digests.get(thing);
  if (known) return known;
  const digest = dataDigest(data());
  digests.set(thing, digest);
  return digest;
}

const digests = new WeakMap<object, string>();
