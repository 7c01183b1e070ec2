import { hash } from 'node:crypto';
import { talkRecord, type Talk } from '../archive/talk.ts';

/** Stands for all that a talk says by itself; made once, however many feeds hold the talk. */
export function recordDigest(talk: Talk): string {
  const known = digests.get(talk);
  if (known) return known;
  const digest = hash('sha256', JSON.stringify(talkRecord(talk)), 'base64url');
  digests.set(talk, digest);
  return digest;
}

const digests = new WeakMap<Talk, string>();
