import type { Archive } from '../archive/archive.ts';
import type { Talk } from '../archive/model.ts';
import { seriesTalks, tracksOf } from '../archive/conference.ts';
import { conferencePath, seriesPath, speakerPath, topicPath } from '../paths.ts';
import { shardFiles } from './shards.ts';
import { nameKey, words } from './words.ts';

/** A page that search suggests by its name. */
export type NamedPage = [
  kind: 'Speaker' | 'Topic' | 'Conference' | 'Series' | 'Track',
  path: string,
  name: string,
  talks: number,
  ...otherNames: string[],
];

/** Returns the named pages that have talks, in files by the first three letters of each word of their names. */
export function nameFiles(archive: Archive): [name: string, json: string][] {
  const { speakers, topics, conferences, series } = archive;
  const pages = [
    ...topics.map((topic) => namedPage('Topic', topicPath(topic), topic)),
    ...series.map((each) =>
      namedPage('Series', seriesPath(each), { name: each.name, talks: seriesTalks(each) }),
    ),
    ...conferences.map((each) => namedPage('Conference', conferencePath(each), each)),
    ...conferences.flatMap((each) =>
      tracksOf(each).map(({ id, name, talks }) =>
        namedPage('Track', `${conferencePath(each)}#${id}`, {
          name: `${name}, ${each.name}`,
          talks,
        }),
      ),
    ),
    ...speakers.map((speaker) =>
      namedPage('Speaker', speakerPath(speaker), { ...speaker, name: speaker.label }),
    ),
  ];
  const items = pages.flatMap((page) => {
    const [, , name, talks, ...otherNames] = page;
    const keys = talks ? words([name, ...otherNames].join(' ')).map(nameKey) : [];
    return keys.map((key) => [key, page] as const);
  });
  return shardFiles(items, 12_288, (shard) => [...new Set(shard)]);
}

function namedPage(
  kind: NamedPage[0],
  path: string,
  { name, talks, alsoKnownAs = [] }: { name: string; talks: Talk[]; alsoKnownAs?: string[] },
): NamedPage {
  return [kind, path, name, talks.length, ...alsoKnownAs];
}
