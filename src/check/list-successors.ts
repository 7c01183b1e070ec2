import type { Archive } from '../archive/archive.ts';
import { year } from '../archive/date.ts';
import type { Talk } from '../archive/model.ts';
import { fromRoot } from '../outputs/addresses.ts';
import { conferencePath, seriesPath, speakerPath, topicPath, yearPath } from '../paths.ts';

/** The lists that a talk is in, by kind. */
const listKinds: readonly ((talk: Talk) => string[])[] = [
  ({ conference }) => [conferencePath(conference)],
  ({ conference: { series } }) => (series ? [seriesPath(series)] : []),
  ({ topics }) => topics.map(topicPath),
  ({ speakers }) => speakers.map(({ speaker }) => speakerPath(speaker)),
];

/** Returns the one list that each vanished list's talks are in now, and weren't all in before. */
export function listSuccessors(was: Archive, now: Archive): Map<string, string> {
  const talksNow = new Map(now.talks.map((talk) => [talk.feedId, talk]));
  const successors = new Map<string, string>();
  for (const kind of listKinds) {
    const listsNow = new Set(now.talks.flatMap(kind));
    const pairs = was.talks.flatMap((talk) => kind(talk).map((list) => ({ list, talk })));
    for (const [list, former] of Map.groupBy(pairs, ({ list }) => list)) {
      if (listsNow.has(list)) continue;
      const left = former.flatMap(({ talk }) => (talksNow.has(talk.feedId) ? talk : []));
      const [first, ...others] = left.map(({ feedId }) => new Set(kind(talksNow.get(feedId)!)));
      const shared = [...(first ?? [])].filter((each) => others.every((lists) => lists.has(each)));
      const gained = shared.filter((each) => !left.every((talk) => kind(talk).includes(each)));
      const [only, ...more] = gained;
      if (only && !more.length) successors.set(fromRoot(list), fromRoot(only));
    }
  }
  return successors;
}

/** Returns a talk that was deleted for each list that it was in. */
export function deletedTalks(was: Archive, now: Archive): Map<string, Talk> {
  const ids = new Set(now.talks.map(({ feedId }) => feedId));
  const deleted = was.talks.filter(({ feedId }) => !ids.has(feedId));
  const listsOf = (talk: Talk) => [
    ...listKinds.flatMap((kind) => kind(talk)),
    yearPath(year(talk.date)),
  ];
  return new Map(
    deleted.flatMap((talk) => listsOf(talk).map((list) => [fromRoot(list), talk] as const)),
  );
}
