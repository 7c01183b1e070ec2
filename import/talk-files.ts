import type { Day } from '../src/archive/date.ts';
import { nameKey, slug } from '../src/archive/slug.ts';
import { excess } from '../src/loader/text-bounds.ts';
import type { Conferences } from './conference-files.ts';
import { fileNames } from './file-name.ts';
import { frontmatter } from './content-file.ts';
import type { ImportedTalk } from './imported-item.ts';
import type { Topics } from './topic-files.ts';

/** A talk's file, or why there is none. */
export interface FiledTalk {
  talk: ImportedTalk;
  path?: string;
  text?: string;
  reason?: string;
}

/** What the site says already, so that no talk need repeat it. */
export interface Defaults {
  language: string;
  license: string;
}

/** Every talk as the file it becomes, in the order given. */
export function fileTalks(
  talks: readonly ImportedTalk[],
  conferences: Conferences,
  topics: Topics,
  site: Defaults,
): FiledTalk[] {
  const paths = pathsOf(talks);
  const titles = distinctTitles(talks);
  const aliases = new Set<string>();
  return talks.map((talk) => {
    const days = conferences.days.get(talk.conference);
    const path = paths.get(talk);
    if (!days || !path)
      return { talk, reason: 'has no date, and nor has any other talk of its conference' };
    const date = dayOfTalk(talk, days);
    const { fields, body } = talk;
    const tooMuch = excess(body);
    if (tooMuch) return { talk, reason: `has a text that no site can render: ${tooMuch.message}` };
    const title = titles.get(talk) ?? fields.title;
    const content = {
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
      topics: [...new Set(fields.topics?.flatMap(topics.id))],
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
      aliases: firstOf(aliases, talk),
      draft: fields.draft || undefined,
    };
    return { talk, path, text: frontmatter(content, body) };
  });
}

/** A post is about a talk of that day, where its conference had one; else of the conference's first. */
function dayOfTalk(
  { fields, doubts }: ImportedTalk,
  { start, end }: { start: Day; end: Day },
): Day {
  if (fields.date) return fields.date;
  const { published } = fields;
  if (published && published >= start && published <= end) return published;
  if (start !== end || !published)
    doubts.push(`has no date of its own; it got ${start}, the first day of its conference`);
  return start;
}

function pathsOf(talks: readonly ImportedTalk[]): Map<ImportedTalk, string> {
  const paths = new Map<ImportedTalk, string>();
  for (const [conference, list] of Map.groupBy(talks, (talk) => talk.conference)) {
    const wished = list.map(({ name }) => ({ slug: slug(name), called: name }));
    for (const [index, name] of fileNames(wished).entries())
      paths.set(list[index] as ImportedTalk, `content/talks/${conference}/${name}.md`);
  }
  return paths;
}

/**
 * Titles that several talks of a conference have. Announcements keep theirs, as given, and are told;
 * summaries get what tells each from the others, for `check` takes them for one talk written twice.
 */
function distinctTitles(talks: readonly ImportedTalk[]): Map<ImportedTalk, string> {
  const titles = new Map<ImportedTalk, string>();
  const same = Map.groupBy(talks, ({ conference, fields }) =>
    [conference, nameKey(fields.title)].join('\0'),
  );
  for (const list of same.values()) {
    if (list.length === 1) continue;
    const told = signs.find((sign) => new Set(list.map(sign)).size === list.length) ?? signs[0];
    const summaries = list.filter(({ fields }) => fields.text === 'summary').length > 1;
    for (const talk of list) {
      const { title } = talk.fields;
      const others = `its conference has ${list.length} talks called "${title}"`;
      if (summaries) titles.set(talk, `${title} (${told?.(talk)})`);
      talk.doubts.push(summaries ? `${others}; it became "${titles.get(talk)}"` : others);
    }
  }
  return titles;
}

/** What may tell talks of one title apart, the most telling first. */
const signs: readonly ((talk: ImportedTalk) => string)[] = [
  ({ fields }) => fields.speakers.map(({ name }) => name).join(', '),
  ({ name }) => name.match(/\d+$/)?.[0] ?? '',
  ({ fields }) => fields.date ?? '',
  ({ fields, name }) => `${fields.date ?? ''} ${fields.time ?? ''} ${name}`.trim(),
];

function unless(usual: string, value: string | undefined): string | undefined {
  return value === usual ? undefined : value;
}

/** An old path leads to one talk only: the first that claims it. */
function firstOf(claimed: Set<string>, talk: ImportedTalk): string[] {
  return (talk.fields.aliases ?? []).filter((alias) => {
    if (!claimed.has(alias) && /^\/(?!\/)[^\s?#\\<>"]*$/.test(alias)) return claimed.add(alias);
    talk.doubts.push(`its former path ${alias} is another talk's too, or no path; left out`);
    return false;
  });
}
