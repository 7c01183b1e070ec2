import { posix } from 'node:path';
import type { Day } from '../src/archive/date.ts';
import { defaultFeedId } from '../src/archive/site.ts';
import { by, reversed } from '../src/archive/order.ts';
import { nameKey } from '../src/archive/slug.ts';
import { excess } from '../src/loader/text-bounds.ts';
import type { ConferenceFiles } from './conference-files.ts';
import { contentFileText, inSchemaOrder } from '../src/loader/content-text.ts';
import { nameWithDigest } from './images.ts';
import type { EarlierTalk } from './existing-content.ts';
import type { ImportRecord } from './import-record.ts';
import type { ImportedTalk } from './imported-item.ts';
import { resolveTalkLinks } from './talk-links.ts';
import { dayOf, earliestFirst, type KeyedTalk } from './talk-paths.ts';
import type { TopicFiles } from './topic-files.ts';

/** A talk's file, or the reason why it has none. */
export interface TalkFile {
  talk: ImportedTalk;
  key: string;
  path?: string | undefined;
  content?: string;
  images?: { path: string; bytes: Uint8Array }[];
  reason?: string | undefined;
}

/** Returns the files of talks, in the order given; they don't repeat the language and license of the site. */
export function talkFiles(
  talks: readonly KeyedTalk[],
  paths: ReadonlyMap<ImportedTalk, string>,
  record: ImportRecord,
  earlierTalks: readonly EarlierTalk[],
  conferences: ConferenceFiles,
  topics: TopicFiles,
  site: { language: string; license: string; feedAuthority: string },
): TalkFile[] {
  const unrepeated = talks.filter(({ repeats }) => repeats === undefined);
  const titles = distinctTitles(unrepeated, earlierTalks);
  const feedIds = feedIdOwners(unrepeated.map(({ talk }) => talk));
  const claimedAliases = new Set<string>();
  const pathsById = new Map([...paths].map(([{ id }, path]) => [id, path]));
  return talks.map(({ talk, key, repeats }) => {
    if (repeats !== undefined) return { talk, key, reason: `is the same as ${repeats}` };
    const dates = conferences.dates.get(talk.conferenceId);
    const path = paths.get(talk);
    if (!dates || !path)
      return { talk, key, reason: 'has no date, and neither has any talk of its conference' };
    const date = talkDate(talk, dates);
    const { fields, body } = talk;
    const tooLarge = excess(body);
    if (tooLarge)
      return { talk, key, reason: `has a body too large to render: ${tooLarge.message}` };
    const title = titles.get(talk) ?? fields.title;
    const feedIdOwner = fields.feedId ? feedIds.get(fields.feedId) : undefined;
    if (feedIdOwner && feedIdOwner !== talk)
      talk.warnings.push(`its feed id is that of ${feedIdOwner.place}, too; it was left out`);
    const defaultId = defaultFeedId(site, path.slice('content/talks/'.length, -'.md'.length));
    const frontmatter = inSchemaOrder('talks', {
      ...fields,
      title,
      speakers: fields.speakers.map((credit) =>
        Object.values(credit).filter(Boolean).length > 1 ? credit : credit.name,
      ),
      date,
      // The time of another day, if the talk is moved to the conference’s first.
      time: fields.date || !fields.published || fields.published === date ? fields.time : undefined,
      published: unless(date, fields.published),
      text: unless('summary', fields.text),
      topics: [...new Set(fields.topics?.flatMap(topics.ids))],
      format: unless('talk', fields.format),
      language: unless(site.language, fields.language),
      license: unless(site.license, fields.license),
      feedId: feedIdOwner === talk ? unless(defaultId, fields.feedId) : undefined,
      aliases: unclaimedAliases(talk, claimedAliases),
      draft: fields.draft || undefined,
    });
    const { images, text } = withFreeImageNames(talk, path, record);
    const names = new Set(images.map((image) => posix.basename(image.path)));
    const linked = resolveTalkLinks(text, names, (id) => {
      const target = pathsById.get(id);
      return target && posix.relative(posix.dirname(path), target);
    });
    return { talk, key, path, images, content: contentFileText(frontmatter, linked, inline) };
  });
}

const inline = ['topics', 'alsoKnownAs', 'aliases'];

/** Returns a talk's date: a post's own day if it was during the conference, else the conference's first. */
function talkDate(
  { fields, warnings }: ImportedTalk,
  { start, end }: { start: Day; end: Day },
): Day {
  if (fields.date) return fields.date;
  const { published } = fields;
  if (published && published >= start && published <= end) return published;
  if (start !== end || !published)
    warnings.push(`has no date; it got ${start}, the first day of its conference`);
  return start;
}

/**
 * Returns new titles for talks that share one within a conference. Only summaries get one, because
 * `check` reports them as duplicates; abstracts keep the title as given.
 */
function distinctTitles(
  talks: readonly KeyedTalk[],
  earlierTalks: readonly EarlierTalk[],
): Map<ImportedTalk, string> {
  const titles = new Map<ImportedTalk, string>();
  const titleKey = ({ conferenceId }: { conferenceId: string }, title: string) =>
    `${conferenceId}\0${nameKey(title)}`;
  const same = Map.groupBy(talks, ({ talk }) => titleKey(talk, talk.fields.title));
  const earlier = Map.groupBy(earlierTalks, (talk) => titleKey(talk, talk.title));
  const used = new Set([...same.keys(), ...earlier.keys()]);
  for (const [key, keyed] of same) {
    const list = keyed.toSorted(by(({ key }) => key)).map(({ talk }) => talk);
    const earlierOnes = earlier.get(key) ?? [];
    const count = list.length + earlierOnes.length;
    if (count === 1) continue;
    const others = `its conference has ${count} talks titled "${list[0]?.fields.title}"`;
    const kinds = [...list.map(({ fields }) => fields), ...earlierOnes];
    if (kinds.filter(({ text }) => text === 'summary').length < 2) {
      for (const { warnings } of list) warnings.push(others);
      continue;
    }
    const numbers: Distinction[] = list.map((_, offset) => (_talk, i) => `no. ${offset + i + 1}`);
    const candidates = [...distinctions, ...numbers].map((distinction) =>
      list.map((talk, index) => {
        const value = distinction(talk, index);
        return value ? `${talk.fields.title} (${value})` : talk.fields.title;
      }),
    );
    const isFree = (title: string) =>
      (!earlierOnes.length && nameKey(title) === key.split('\0')[1]) ||
      !used.has(titleKey(list[0] as ImportedTalk, title));
    const distinct = candidates.find(
      (each) => new Set(each.map(nameKey)).size === each.length && each.every(isFree),
    );
    for (const [index, talk] of list.entries()) {
      const title = distinct?.[index] ?? talk.fields.title;
      used.add(titleKey(talk, title));
      titles.set(talk, title);
      talk.warnings.push(`${others}; this one became "${title}"`);
    }
  }
  return titles;
}

type Distinction = (talk: ImportedTalk, index: number) => string;

/** What can distinguish talks with the same title, best first; the last resort is a number. */
const distinctions: readonly Distinction[] = [
  ({ fields }) => fields.speakers.map(({ name }) => name).join(', '),
  ({ fileName }) => fileName.match(/\d+$/)?.[0] ?? '',
  dayOf,
  (talk) => `${dayOf(talk)} ${talk.fields.time ?? ''}`.trim(),
  (talk) => [...talk.fields.speakers.map(({ name }) => name), dayOf(talk)].join(', '),
];

function unless(defaultValue: string, value: string | undefined): string | undefined {
  return value === defaultValue ? undefined : value;
}

/** Renames images that would replace another of an earlier import, such as photo.png. */
function withFreeImageNames(
  { images = [], body }: ImportedTalk,
  path: string,
  record: ImportRecord,
) {
  let text = body;
  const free = images.map(({ name, bytes }) => {
    const image = { path: path.replace(/[^/]*$/, name), bytes };
    if (!record.has(image.path) || record.isUnedited(image.path, bytes)) return image;
    const newName = nameWithDigest(name, bytes);
    text = text.replaceAll(`](${name}`, `](${newName}`);
    return { path: path.replace(/[^/]*$/, newName), bytes };
  });
  return { images: free, text };
}

/** Returns the talk that keeps each feed id: the earliest. */
function feedIdOwners(talks: readonly ImportedTalk[]): Map<string, ImportedTalk> {
  const latestFirst = talks.filter(({ fields }) => fields.feedId).sort(reversed(earliestFirst));
  return new Map(latestFirst.map((talk) => [talk.fields.feedId as string, talk]));
}

/** Returns a talk's valid aliases, without those of earlier talks, and claims them. */
function unclaimedAliases(talk: ImportedTalk, claimed: Set<string>): string[] {
  const own = new Set<string>();
  return (talk.fields.aliases ?? []).filter((alias) => {
    const path = alias.replace(/(?<!\/)\/+$/, '');
    const isOwn = own.has(path);
    own.add(path);
    if (!claimed.has(path) && /^\/(?!\/)[^\s?#\\<>"]*$/.test(alias)) return claimed.add(path);
    if (!isOwn)
      talk.warnings.push(
        `its former path ${alias} is not valid, or is that of another talk; it was left out`,
      );
    return false;
  });
}
