import type { TalkRecord } from '../archive/talk.ts';
import { dataDigest } from '../digest.ts';

/** Returns the digest of an object's data, cached: many pages and feeds have the same object. */
export function digestOf(object: object): string {
  return cachedDigest(object, () => object);
}

/** Returns the digest of a talk's data, with the key of its text: the text needn't be read. */
export function talkDigest(talk: TalkRecord): string {
  return cachedDigest(talk, () => ({ ...talk, body: talk.body.key }));
}

function cachedDigest(object: object, data: () => unknown): string {
  const cached = digests.get(object);
  if (cached) return cached;
  const digest = dataDigest(data());
  digests.set(object, digest);
  return digest;
}

const digests = new WeakMap<object, string>();
