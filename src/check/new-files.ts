import { nameKey, slug } from '../archive/slug.ts';
import type { Collection } from '../schema/collections.ts';
import { allOf, type ContentFile } from '../loader/entry.ts';
import { contentFile } from '../loader/frontmatter.ts';

/** What somebody wants to add, in the words of `npm run new`'s flags. */
export interface Wish {
  kind?: string;
  title?: string;
  conference?: string;
  date?: string;
  speaker?: string[];
  topic?: string[];
  author?: string[];
  text?: string;
}

/** A file that is not there yet, by its path in the archive. */
export interface NewFile {
  file: string;
  text: string;
}

export interface NewFiles {
  /** What was asked for comes last, what it needs before it. */
  files: NewFile[];
  /** What is missing from the wish. */
  findings: string[];
}

/** The files that a wish takes: a talk, and its conference and topics where there are none yet. */
export function newFiles(wish: Wish, files: readonly ContentFile[], today: string): NewFiles {
  const { kind = 'talk', title = '' } = wish;
  const collection = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (!collection) return wrong(`--kind is ${kind}; write one of ${Object.keys(kinds).join(', ')}`);
  const needed =
    kind === 'talk'
      ? (['title', 'conference', 'date'] as const)
      : kind === 'conference'
        ? (['title', 'date'] as const)
        : (['title'] as const);
  const missing = needed.filter((name) => !wish[name]?.trim());
  if (missing.length)
    return wrong(`a ${kind} needs ${missing.map((name) => `--${name}`).join(', ')}`);
  const id = slug(title);
  const named = [title, ...(kind === 'talk' ? [wish.conference ?? '', ...(wish.topic ?? [])] : [])];
  const nameless = named.find((name) => !slug(name));
  if (nameless !== undefined) return wrong(`"${nameless}" has no letters to make an address of`);
  if (kind === 'talk') return { files: talkFiles(wish, files, today), findings: [] };
  const fields = kind === 'conference' ? { name: title, startDate: wish.date } : { name: title };
  return { files: [described(collection, id, fields)], findings: [] };
}

const kinds: Record<string, Collection> = {
  talk: 'talks',
  conference: 'conferences',
  topic: 'topics',
  speaker: 'speakers',
};

/** Long enough to be read, short enough for a path. */
const longestId = 80;

function talkFiles(wish: Wish, files: readonly ContentFile[], today: string) {
  const { title = '', date, speaker = [], author = [], text = 'summary' } = wish;
  const conference = known('conferences', wish.conference ?? '', files);
  const topics = (wish.topic ?? []).map((name) => known('topics', name, files));
  const name = slug(title)
    .slice(0, longestId)
    .replace(/-[^-]*$/, (end) => (slug(title).length > longestId ? '' : end));
  const fields = {
    title,
    speakers: speaker.map((given) => spelled(given, files)),
    date,
    published: today === date ? undefined : today,
    text: text === 'summary' ? undefined : text,
    topics: topics.map(({ id }) => id),
    author,
  };
  const body = text === 'none' ? '' : 'Write here what the talk said, in your own words.';
  return [
    ...(conference.isNew
      ? [described('conferences', conference.id, { name: conference.name, startDate: date })]
      : []),
    ...topics.filter(({ isNew }) => isNew).map(({ id, name }) => described('topics', id, { name })),
    { file: `content/talks/${conference.id}/${name}.md`, text: contentFile('talks', fields, body) },
  ];
}

function described(collection: Collection, id: string, fields: Record<string, unknown>) {
  return { file: `content/${collection}/${id}.md`, text: contentFile(collection, fields, '') };
}

/** A conference or topic by its id, its name, or another name of it; else a new one. */
function known(collection: 'conferences' | 'topics', name: string, files: readonly ContentFile[]) {
  const found = allOf(files, collection).find(({ id, fields }) => {
    const names = [
      id,
      fields.name ?? '',
      ...('alsoKnownAs' in fields ? (fields.alsoKnownAs ?? []) : []),
    ];
    return names.some((each) => nameKey(each) === nameKey(name) || each === slug(name));
  });
  return { id: found?.id ?? slug(name), name, isNew: !found };
}

/** A speaker as the archive spells the name already. */
function spelled(name: string, files: readonly ContentFile[]): string {
  for (const { fields } of allOf(files, 'speakers'))
    if (
      fields.name &&
      [fields.name, ...(fields.alsoKnownAs ?? [])].some((each) => nameKey(each) === nameKey(name))
    )
      return fields.name;
  for (const { fields } of allOf(files, 'talks'))
    for (const credit of fields.speakers ?? [])
      if (nameKey(credit.name) === nameKey(name)) return credit.name;
  return name;
}

function wrong(finding: string): NewFiles {
  return { files: [], findings: [finding] };
}
