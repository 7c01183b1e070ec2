import { by } from '../archive/order.ts';
import { withBase } from '../paths.ts';

/** An item with the key by which it's found. Keys are compared in code units. */
type Keyed<Item extends unknown[]> = readonly [key: string, ...Item];

/** Sorts items by key and divides them into shards of about `maxSize` characters of JSON; equal keys share one. */
export function splitIntoShards<Item extends unknown[]>(
  items: readonly Keyed<Item>[],
  maxSize: number,
): Keyed<Item>[][] {
  const shards: Keyed<Item>[][] = [[]];
  let total = 0;
  for (const item of items.toSorted(by(([key]) => key))) {
    const { length } = JSON.stringify(item);
    const last = shards.at(-1)!.at(-1);
    if (last && last[0] !== item[0] && total + length > maxSize) {
      shards.push([]);
      total = 0;
    }
    shards.at(-1)!.push(item);
    total += length;
  }
  return shards;
}

/**
 * Returns items divided into JSON files, so that a browser needs to fetch only one. `starts.json` has the
 * first key of each, '' for the first.
 */
export function shardFiles<T>(
  items: readonly Keyed<[T]>[],
  maxSize: number,
  contentOf: (items: T[]) => unknown,
): [name: string, json: string][] {
  const shards = splitIntoShards(items, maxSize);
  const starts = shards.map(([first], number) => (number ? first![0] : ''));
  const contents = shards.map((shard) => contentOf(shard.map(([, item]) => item)));
  const files = Object.entries({ starts, ...contents });
  return files.map(([name, content]) => [`${name}.json`, JSON.stringify(content)]);
}

/** Returns the number of the file with a key: the last file that starts at or before it. */
export function shardOf(starts: readonly string[], key: string): number {
  return starts.findLastIndex((start) => start <= key);
}

const fetched = new Map<string, Promise<never>>();

/** Fetches a JSON file, once; again if that failed. @throws if it can't be fetched */
export function fetchJson<T>(path: string): Promise<T> {
  const cached = fetched.get(path);
  if (cached) return cached;
  const content = fetch(withBase(path)).then(async (response) => {
    if (!response.ok) throw new Error(path);
    return (await response.json()) as never;
  });
  content.catch(() => fetched.delete(path));
  fetched.set(path, content);
  return content;
}

/** Returns a function that fetches the shard of a key. It throws if that fails. */
export function shardReader<T>(folder: string): (key: string) => Promise<T> {
  return async (key) => {
    const starts = await fetchJson<string[]>(`${folder}/starts.json`);
    return fetchJson(`${folder}/${shardOf(starts, key)}.json`);
  };
}
