import type { Archive } from '../archive/archive.ts';
import { conferencePath, seriesPath, speakerPath, topicPath } from '../paths.ts';
import { shelves, type Shelves } from './shards.ts';
import { words } from './words.ts';

/** A page that a search can lead to at once: what it is, its address, name, talks and other names. */
export type Name = [
  kind: 'Speaker' | 'Topic' | 'Conference' | 'Series',
  path: string,
  name: string,
  talks: number,
  ...other: string[],
];

/**
 * The names of an archive, in files by the first three letters of each of their words: the browser
 * fetches one, and which file begins with what.
 */
export function nameShelves({ speakers, topics, conferences, series }: Archive): Shelves<Name> {
  const names: Name[] = [
    ...topics.map((topic): Name => [
      'Topic',
      topicPath(topic),
      topic.name,
      topic.talks.length,
      ...topic.alsoKnownAs,
    ]),
    ...series.map((each): Name => [
      'Series',
      seriesPath(each),
      each.name,
      each.conferences.reduce((sum, { talks }) => sum + talks.length, 0),
    ]),
    ...conferences.map((each): Name => [
      'Conference',
      conferencePath(each),
      each.name,
      each.talks.length,
    ]),
    ...speakers.map((speaker): Name => [
      'Speaker',
      speakerPath(speaker),
      speaker.label,
      speaker.talks.length,
      ...speaker.alsoKnownAs,
    ]),
  ];
  const items = names.flatMap((item) => {
    const [, , own, talks, ...other] = item;
    const keys = talks ? new Set(words([own, ...other].join(' ')).map(nameKey)) : [];
    return [...keys].map((key) => ({ key, item, size: JSON.stringify(item).length }));
  });
  const { starts, files } = shelves(items, 12_288);
  return { starts, files: files.map((file) => [...new Set(file)]) };
}

/** What the names that have this word are filed under. */
export function nameKey(word: string): string {
  return [...word].slice(0, 3).join('');
}
