import { by, thenBy } from '../src/archive/order.ts';
import { slug } from '../src/archive/slug.ts';
import { hexDigest } from '../src/digest.ts';
import { shortenSlug } from './file-name.ts';
import type { ImportRecord } from './import-record.ts';
import type { ImportedTalk } from './imported-item.ts';

/** A talk with its key, which is unique and the same at each run. */
export interface KeyedTalk {
  talk: ImportedTalk;
  key: string;
  /** The place of an equal talk, which is imported in place of this one. */
  repeats?: string;
}

/** The day of a talk, or of the post about it. */
export const dayOf = ({ fields }: ImportedTalk) => fields.date ?? fields.published ?? '';

/**
 * Returns the talks with their keys. If an id is repeated, the earliest talk keeps it: talks that the
 * source gets later don't change its key.
 */
export function keyedTalks(talks: readonly ImportedTalk[]): KeyedTalk[] {
  const keyed = new Map<ImportedTalk, KeyedTalk>();
  const byId = Map.groupBy(talks, ({ conferenceId, id }) => `${conferenceId}\0${id}`);
  for (const [id, list] of byId) {
    const places = new Map<string, string>();
    for (const talk of list.toSorted(earliestFirst)) {
      const content = list.length > 1 ? contentOf(talk) : '';
      const key = places.size ? `${id}\0${content}` : id;
      const repeats = places.get(content);
      keyed.set(talk, repeats === undefined ? { talk, key } : { talk, key, repeats });
      if (repeats === undefined) places.set(content, talk.place);
    }
  }
  return talks.map((talk) => keyed.get(talk) as KeyedTalk);
}

function contentOf({ fields, body }: ImportedTalk): string {
  return JSON.stringify([fields, body]);
}

export const earliestFirst = thenBy<ImportedTalk>(
  by(dayOf),
  by(contentOf),
  by(({ place }) => place),
);

/** Characters in the name of a talk's file, without `.md`. */
const nameLimit = 80;

/**
 * Returns the path of each talk. It has the one that an earlier import gave it; a new talk gets none
 * that another talk has or had. Names that would be the same get a suffix from what is the talk's own.
 * @param readText returns a file of the archive
 */
export function talkPaths(
  talks: readonly KeyedTalk[],
  record: ImportRecord,
  readText: (path: string) => string | undefined,
): Map<ImportedTalk, string> {
  const paths = new Map<ImportedTalk, string>();
  const taken = record.talkPaths();
  const take = (talk: ImportedTalk, path: string) => {
    taken.add(path);
    paths.set(talk, path);
  };
  for (const { talk, key } of talks) {
    const path = record.pathOf(key);
    if (path) paths.set(talk, path);
  }
  const without = () => talks.filter(({ talk }) => !paths.has(talk));

  // Records of earlier versions have paths, but no keys.
  for (const pathOf of [plainPath, digestPath])
    for (const [path, list] of Map.groupBy(without(), ({ talk }) => pathOf(talk))) {
      const owner = !taken.has(path) && record.has(path) && ownerOf(list, readText(path));
      if (owner) take(owner, path);
    }

  const byPlainPath = Map.groupBy(talks, ({ talk }) => plainPath(talk));
  const sameName = (talk: ImportedTalk) => byPlainPath.get(plainPath(talk)) ?? [];
  for (const { talk } of without())
    if (sameName(talk).length === 1 && !taken.has(plainPath(talk))) take(talk, plainPath(talk));
  for (const { talk, key } of without().sort(by(({ key }) => key))) {
    const others = sameName(talk).filter((other) => other.talk !== talk);
    const candidates = [
      ...(others.every((other) => other.talk.fileName !== talk.fileName) ? [digestPath(talk)] : []),
      ...(dayOf(talk) && others.every((other) => dayOf(other.talk) !== dayOf(talk))
        ? [plainPath(talk, `-${dayOf(talk)}`)]
        : []),
      ...[6, 12, 40].map((length) => plainPath(talk, `-${hexDigest(key).slice(0, length)}`)),
    ];
    take(talk, candidates.find((path) => !taken.has(path)) ?? '');
  }
  return paths;
}

/** Returns which of these talks an earlier import wrote to a file, given the file's text. */
function ownerOf(talks: readonly KeyedTalk[], text: string | undefined) {
  const owners = talks.filter(({ talk: { fields } }) =>
    text?.includes(fields.feedId ?? fields.originalUrl ?? fields.date ?? fields.published ?? ''),
  );
  const isOther = owners.length === 0 && /^feedId: /m.test(text ?? '');
  // An import wrote the last one.
  return isOther ? undefined : (owners.at(-1) ?? talks.at(-1))?.talk;
}

function plainPath(talk: ImportedTalk, suffix = ''): string {
  const name = shortenSlug(slug(talk.fileName) || 'talk', nameLimit - suffix.length);
  return `content/talks/${talk.conferenceId}/${name}${suffix}.md`;
}

/** The digest of the original name: other than a counter, it doesn't change if a talk is added. */
function digestPath(talk: ImportedTalk): string {
  return plainPath(talk, `-${hexDigest(talk.fileName).slice(0, 6)}`);
}
