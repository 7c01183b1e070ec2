import { isByDigest } from '../archive/by-digest.ts';
import type { View } from '../views/frame.ts';
import { digestOf } from './digest-of.ts';

/** Returns plain data that changes whenever the view does: digests replace what is `ByDigest`. */
export function viewData(view: View): unknown {
  return withDigests(view);
}

function withDigests(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withDigests);
  if (isByDigest(value)) return digestOf(value);
  const copy: Record<string, unknown> = {};
  for (const key in value) copy[key] = withDigests((value as Record<string, unknown>)[key]);
  return copy;
}
