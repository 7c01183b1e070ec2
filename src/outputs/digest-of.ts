import { dataDigest } from '../digest.ts';
import { digestSource, type ByDigest } from '../archive/by-digest.ts';

/** Returns the digest of an object that many pages and feeds show, computed once. */
export function digestOf(object: ByDigest<object>): string {
  const cached = digests.get(object);
  if (cached) return cached;
  const digest = dataDigest(digestSource(object));
  digests.set(object, digest);
  return digest;
}

const digests = new WeakMap<object, string>();
