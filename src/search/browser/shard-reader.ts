import { withBase } from '../../paths.ts';
import { fetchFile } from './fetching.ts';
import { shelf } from '../shards.ts';

/** A reader of shelves in a folder of the site, which fetches each file once; it throws where that can't be had. */
export function shelved<T>(folder: string): (key: string) => Promise<T> {
  const fetched = new Map<string | number, Promise<never>>();
  const read = (file: string | number): Promise<never> => {
    const known = fetched.get(file);
    if (known) return known;
    const content = fetchFile(withBase(`${folder}/${file}.json`)).then(
      (answer) => answer.json() as Promise<never>,
    );
    content.catch(() => fetched.delete(file));
    fetched.set(file, content);
    return content;
  };
  return async (key) => read(shelf(await read('starts'), key));
}
