import { at } from '../paths.ts';
import { shelf } from './shelves.ts';

/** A reader of shelves in a folder of the site, which fetches each file once; a missing one is empty. */
export function shelved<T>(folder: string): (key: string) => Promise<T> {
  const fetched = new Map<string | number, Promise<never>>();
  const read = (file: string | number) => {
    let content = fetched.get(file);
    if (!content) {
      content = fetch(at(`${folder}/${file}.json`)).then((answer) =>
        answer.ok ? answer.json() : [],
      ) as Promise<never>;
      fetched.set(file, content);
    }
    return content;
  };
  return async (key) => read(shelf(await read('starts'), key));
}
