import type { Archive } from '../archive/archive.ts';
import { conferencePath, seriesPath, speakerPath, topicPath } from '../paths.ts';
import { shard, shards } from './shard.ts';
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
 * The names of an archive, dealt into files by the first three letters of each of their words: the
 * browser fetches one.
 */
export function nameShards({ speakers, topics, conferences, series }: Archive): Name[][] {
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
  const files = Array.from({ length: shards }, (): Name[] => []);
  for (const name of names) {
    const [, , own, talks, ...other] = name;
    if (talks === 0) continue;
    const starts = words([own, ...other].join(' ')).map(nameShard);
    for (const file of new Set(starts)) files[file]!.push(name);
  }
  return files;
}

/** The file of the names that have this word. */
export function nameShard(word: string): number {
  return shard([...word].slice(0, 3).join(''));
}
