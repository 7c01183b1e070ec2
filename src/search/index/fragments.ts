import { hexDigest } from '../../digest.ts';
import { unzip, type Files } from './packed.ts';

/** What Pagefind keeps of a talk. */
export interface KeptTalk {
  /** The name of the file that it is kept in. */
  name: string;
  url: string;
  date: string;
  /** All that a search finds it by. */
  text: string;
}

/** Where a talk of some name is kept. */
export function keptFile(name: string): string {
  return `fragment/${name}.pf_fragment`;
}

/** The talks of an index. */
export function keptTalks(files: Files): KeptTalk[] {
  return [...files].flatMap(([path, bytes]) => {
    const name = /^fragment\/(.+)\.pf_fragment$/.exec(path)?.[1];
    return name ? read(name, bytes) : [];
  });
}

function read(name: string, bytes: Uint8Array): KeptTalk {
  const { url, content, meta } = JSON.parse(unzip(bytes).toString()) as {
    url: string;
    content: string;
    meta: Record<string, string>;
  };
  return { name, url, date: meta.date ?? '', text: [content, ...Object.values(meta)].join(' ') };
}

/**
 * Talks oldest first, with new names for their files: the day, so that names sort as talks do, and as
 * many digits as tell the talks of a day apart. Every search fetches the list of these names.
 */
export function renamed(talks: readonly KeptTalk[]): { talk: KeptTalk; name: string }[] {
  const days = Map.groupBy(talks, ({ date }) => date);
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([day, those]) => {
      const sorted = those
        .map((talk) => ({ talk, digits: hexDigest(talk.url) }))
        .sort((a, b) => (a.digits < b.digits ? -1 : 1));
      return sorted.map(({ talk, digits }, place) => {
        const beside = [sorted[place - 1], sorted[place + 1]].flatMap((each) => each?.digits ?? []);
        const length = 1 + Math.max(0, ...beside.map((other) => alike(digits, other)));
        return { talk, name: day.replaceAll('-', '') + digits.slice(0, length) };
      });
    });
}

/** How many characters two texts begin with together. */
function alike(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count++;
  return count;
}
