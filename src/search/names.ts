import type { Archive } from '../archive/archive.ts';
import { conferencePath, seriesPath, speakerPath, topicPath } from '../paths.ts';
import { splitIntoShards, type Shards } from './shards.ts';
import { words } from './words.ts';

/** A page that search suggests by its name. */
export type NamedPage = [
  kind: 'Speaker' | 'Topic' | 'Conference' | 'Series',
  path: string,
  name: string,
  talks: number,
  ...otherNames: string[],
];

/**
 * Returns the named pages of an archive that have talks, in shards by the first three letters of each
 * word of their names.
 */
export function nameShards({ speakers, topics, conferences, series }: Archive): Shards<NamedPage> {
  const pages: NamedPage[] = [
    ...topics.map((topic): NamedPage => [
      'Topic',
      topicPath(topic),
      topic.name,
      topic.talks.length,
      ...topic.alsoKnownAs,
    ]),
    ...series.map((each): NamedPage => [
      'Series',
      seriesPath(each),
      each.name,
      each.conferences.reduce((sum, { talks }) => sum + talks.length, 0),
    ]),
    ...conferences.map((each): NamedPage => [
      'Conference',
      conferencePath(each),
      each.name,
      each.talks.length,
    ]),
    ...speakers.map((speaker): NamedPage => [
      'Speaker',
      speakerPath(speaker),
      speaker.label,
      speaker.talks.length,
      ...speaker.alsoKnownAs,
    ]),
  ];
  const items = pages.flatMap((item) => {
    const [, , name, talks, ...otherNames] = item;
    const keys = talks ? new Set(words([name, ...otherNames].join(' ')).map(nameKey)) : [];
    return [...keys].map((key) => ({ key, item, size: JSON.stringify(item).length }));
  });
  const { starts, files } = splitIntoShards(items, 12_288);
  return { starts, files: files.map((file) => [...new Set(file)]) };
}

/** Returns the key of the names that have this word. */
export function nameKey(word: string): string {
  return [...word].slice(0, 3).join('');
}
