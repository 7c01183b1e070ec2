import { hash } from 'node:crypto';
import { digestSource, type ByDigest } from '../archive/by-digest.ts';

/** Returns the digest of an object that many pages and feeds show, computed once. */
export function digestOf(object: ByDigest<object>): string {
  const cached = digests.get(object);
  if (cached) return cached;
  const digest = hash('sha256', JSON.stringify(digestSource(object)), 'base64url');
  digests.set(object, digest);
  return digest;
}

const digests = new WeakMap<object, string>();
