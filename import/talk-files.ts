import type { Day } from '../src/archive/date.ts';
import { nameKey } from '../src/archive/slug.ts';
import { excess } from '../src/loader/text-bounds.ts';
import type { ConferenceFiles } from './conference-files.ts';
import { uniqueFileNames } from './file-name.ts';
import { contentFileText } from '../src/loader/content-text.ts';
import type { ImportedTalk } from './imported-item.ts';
import type { TopicFiles } from './topic-files.ts';

/** A talk's file, or the reason why it has none. */
export interface TalkFile {
  talk: ImportedTalk;
  path?: string;
  content?: string;
  reason?: string;
}

/** Returns the files of talks, in the order given; they don't repeat the language and license of the site. */
export function talkFiles(
  talks: readonly ImportedTalk[],
  conferences: ConferenceFiles,
  topics: TopicFiles,
  site: { language: string; license: string },
): TalkFile[] {
  const paths = talkPaths(talks);
  const titles = distinctTitles(talks);
  const claimedAliases = new Set<string>();
  return talks.map((talk) => {
    const dates = conferences.dates.get(talk.conferenceId);
    const path = paths.get(talk);
    if (!dates || !path)
      return { talk, reason: 'has no date, and neither does any other talk of its conference' };
    const date = talkDate(talk, dates);
    const { fields, body } = talk;
    const tooLarge = excess(body);
    if (tooLarge) return { talk, reason: `has a body too large to render: ${tooLarge.message}` };
    const title = titles.get(talk) ?? fields.title;
    const frontmatter = {
      title,
      speakers: fields.speakers.map((credit) =>
        Object.values(credit).filter(Boolean).length > 1 ? credit : credit.name,
      ),
      date,
      time: fields.time,
      track: fields.track,
      published: unless(date, fields.published),
      added: fields.added,
      lastModified: fields.lastModified,
      text: fields.text === 'summary' ? undefined : fields.text,
      summary: fields.summary,
      topics: [...new Set(fields.topics?.flatMap(topics.ids))],
      format: fields.format === 'talk' ? undefined : fields.format,
      language: unless(site.language, fields.language),
      duration: fields.duration,
      recording: fields.recording,
      downloads: fields.downloads,
      alsoKnownAs: fields.alsoKnownAs,
      author: fields.author,
      originalUrl: fields.originalUrl,
      license: unless(site.license, fields.license),
      feedId: fields.feedId,
      aliases: unclaimedAliases(talk, claimedAliases),
      draft: fields.draft || undefined,
    };
    return { talk, path, content: contentFileText(frontmatter, body, inline) };
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

function talkPaths(talks: readonly ImportedTalk[]): Map<ImportedTalk, string> {
  const paths = new Map<ImportedTalk, string>();
  for (const [conference, list] of Map.groupBy(talks, (talk) => talk.conferenceId)) {
    const names = uniqueFileNames(list.map(({ fileName }) => fileName));
    for (const [index, name] of names.entries())
      paths.set(list[index] as ImportedTalk, `content/talks/${conference}/${name}.md`);
  }
  return paths;
}

/**
 * Returns new titles for talks that share one within a conference. Only summaries get one, because
 * `check` reports them as duplicates; abstracts keep the title as given.
 */
function distinctTitles(talks: readonly ImportedTalk[]): Map<ImportedTalk, string> {
  const titles = new Map<ImportedTalk, string>();
  const same = Map.groupBy(talks, ({ conferenceId, fields }) =>
    [conferenceId, nameKey(fields.title)].join('\0'),
  );
  for (const list of same.values()) {
    if (list.length === 1) continue;
    const distinction =
      distinctions.find((each) => new Set(list.map(each)).size === list.length) ?? distinctions[0];
    const summaries = list.filter(({ fields }) => fields.text === 'summary').length > 1;
    for (const talk of list) {
      const { title } = talk.fields;
      const others = `its conference has ${list.length} talks titled "${title}"`;
      if (summaries) titles.set(talk, `${title} (${distinction?.(talk)})`);
      talk.warnings.push(summaries ? `${others}; this one became "${titles.get(talk)}"` : others);
    }
  }
  return titles;
}

/** What can distinguish talks with the same title, best first. */
const distinctions: readonly ((talk: ImportedTalk) => string)[] = [
  ({ fields }) => fields.speakers.map(({ name }) => name).join(', '),
  ({ fileName }) => fileName.match(/\d+$/)?.[0] ?? '',
  ({ fields }) => fields.date ?? '',
  ({ fields, fileName }) => `${fields.date ?? ''} ${fields.time ?? ''} ${fileName}`.trim(),
];

function unless(defaultValue: string, value: string | undefined): string | undefined {
  return value === defaultValue ? undefined : value;
}

/** Returns a talk's valid aliases, without those of earlier talks, and claims them. */
function unclaimedAliases(talk: ImportedTalk, claimed: Set<string>): string[] {
  return (talk.fields.aliases ?? []).filter((alias) => {
    if (!claimed.has(alias) && /^\/(?!\/)[^\s?#\\<>"]*$/.test(alias)) return claimed.add(alias);
    talk.warnings.push(
      `its former path ${alias} is not valid, or is that of another talk; it was left out`,
    );
    return false;
  });
}
