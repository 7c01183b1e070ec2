import { hash } from 'node:crypto';

/** Stands for all that a thing says, as plain data; made once, however many pages and feeds show it. */
export function digestOf(thing: object): string {
  const known = digests.get(thing);
  if (known) return known;
  const digest = hash('sha256', JSON.stringify(thing), 'base64url');
  digests.set(thing, digest);
  return digest;
}

const digests = new WeakMap<object, string>();
