import { slug } from '../archive/slug.ts';
import type { Conferences } from './conferences.ts';
import { fileNames } from './file-name.ts';
import { frontmatter } from './frontmatter.ts';
import type { ImportedTalk } from './imported.ts';
import type { Topics } from './topics.ts';

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
    const start = conferences.starts.get(talk.conference);
    const path = paths.get(talk);
    if (!start || !path)
      return { talk, reason: 'has no date, and nor has any other talk of its conference' };
    if (!talk.fields.date)
      talk.doubts.push(`has no date; it got ${start}, the first day of its conference`);
    const { fields, body } = talk;
    const title = titles.get(talk) ?? fields.title;
    if (title !== fields.title)
      talk.doubts.push(
        `its conference has several talks called "${fields.title}"; it became "${title}"`,
      );
    const content = {
      title,
      speakers: fields.speakers.map((credit) =>
        Object.values(credit).filter(Boolean).length > 1 ? credit : credit.name,
      ),
      date: fields.date ?? start,
      time: fields.time,
      track: fields.track,
      published: fields.published,
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

function pathsOf(talks: readonly ImportedTalk[]): Map<ImportedTalk, string> {
  const paths = new Map<ImportedTalk, string>();
  for (const [conference, list] of Map.groupBy(talks, (talk) => talk.conference)) {
    const wished = list.map(({ name }) => ({ slug: slug(name), called: name }));
    for (const [index, name] of fileNames(wished).entries())
      paths.set(list[index] as ImportedTalk, `content/talks/${conference}/${name}.md`);
  }
  return paths;
}

/** Titles that several talks of a conference have, each with what tells it from the others. */
function distinctTitles(talks: readonly ImportedTalk[]): Map<ImportedTalk, string> {
  const titles = new Map<ImportedTalk, string>();
  const same = Map.groupBy(talks, ({ conference, fields }) =>
    [conference, fields.title.toLowerCase()].join('\0'),
  );
  for (const list of same.values()) {
    if (list.length === 1) continue;
    const told = signs.find((sign) => new Set(list.map(sign)).size === list.length) ?? signs[0];
    for (const talk of list) titles.set(talk, `${talk.fields.title} (${told?.(talk)})`);
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
