import { digestSource, isByDigest, type ByDigest } from '../archive/by-digest.ts';
import { dataDigest } from '../digest.ts';

/** Returns the plain data of a view, which changes whenever the view does: digests replace `ByDigest`. */
export function viewData(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(viewData);
  if (isByDigest(value)) return digestOf(value);
  const copy: Record<string, unknown> = {};
  for (const key in value) copy[key] = viewData((value as Record<string, unknown>)[key]);
  return copy;
}

/** Returns the digest of an object that many pages and feeds show, computed once. */
export function digestOf(object: ByDigest<object>): string {
  const cached = digests.get(object);
  if (cached) return cached;
  const digest = dataDigest(digestSource(object));
  digests.set(object, digest);
  return digest;
}

const digests = new WeakMap<object, string>();
