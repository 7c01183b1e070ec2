import { withBase } from '../../paths.ts';
import { shardOf } from '../shards.ts';

/** Fetches a file completely, in case the connection breaks. @throws if it can't be fetched */
export async function fetchFile(file: string): Promise<Response> {
  const response = await fetch(file);
  if (!response.ok) throw new Error(file);
  return new Response(await response.arrayBuffer());
}

/** Returns a function that fetches the shard of a key, once. It throws if that fails. */
export function shardReader<T>(folder: string): (key: string) => Promise<T> {
  const fetched = new Map<string | number, Promise<never>>();
  const read = (file: string | number): Promise<never> => {
    const cached = fetched.get(file);
    if (cached) return cached;
    const content = fetchFile(withBase(`${folder}/${file}.json`)).then(
      (response) => response.json() as Promise<never>,
    );
    content.catch(() => fetched.delete(file));
    fetched.set(file, content);
    return content;
  };
  return async (key) => read(shardOf(await read('starts'), key));
}
