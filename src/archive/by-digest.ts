declare const mark: unique symbol;

/**
 * An object that many pages and feeds show. What their keys contain of it is its digest, which is
 * computed once, instead of its data.
 */
export type ByDigest<T extends object> = T & { readonly [mark]: true };

const sources = new WeakMap<object, (object: never) => unknown>();

/**
 * Marks an object.
 * @param source returns what the digest is of, if not of the object
 */
export function byDigest<T extends object>(
  object: T,
  source: (object: T) => unknown = (object) => object,
): ByDigest<T> {
  sources.set(object, source);
  return object as ByDigest<T>;
}

export function isByDigest(object: object): object is ByDigest<object> {
  return sources.has(object);
}

/** Returns plain data that changes whenever the object does. */
export function digestSource(object: ByDigest<object>): unknown {
  return sources.get(object)?.(object as never);
}
