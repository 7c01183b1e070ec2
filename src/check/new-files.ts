import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { textToWrite } from '../archive/repository.ts';
import { slug, topicSlug } from '../archive/slug.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import type { ContentFile } from '../loader/content-file.ts';
import { contentId } from '../loader/content-id.ts';
import { contentFileText } from '../loader/content-text.ts';
import { findingLine, type Finding } from '../loader/finding.ts';
import type { Collection } from '../schema/collections.ts';
import { findProblems } from './check.ts';
import { readCheckedFile } from './checked-file.ts';
import { existingSpelling, findOrName, unknownNames } from './known-names.ts';
import type { ArchiveContent } from './rules/rule.ts';

/** The flags of `npm run new`. */
export interface NewRequest {
  kind?: string;
  title?: string;
  conference?: string;
  date?: string;
  speaker?: string[];
  topic?: string[];
  author?: string[];
  text?: string;
  /** Whether a talk's conference, topics and speakers may be new. */
  create?: boolean;
}

/** A file to write, by its path in the archive. */
export interface NewFile {
  file: string;
  text: string;
}

export interface NewFiles {
  /** The requested file is last, after those that it needs. */
  files: NewFile[];
  /** What is wrong with the request. */
  problems: string[];
}

/** Returns the requested file, and a talk's conference and topics if they are new. */
export function newFiles(
  given: NewRequest,
  files: readonly ContentFile[],
  today: string,
): NewFiles {
  const { kind = 'talk', title = '' } = given;
  // The name of a topic has no comma.
  const topic = given.topic?.flatMap((name) => name.split(/\s*,\s*/));
  const request = { ...given, ...(topic && { topic }) };
  const found = kinds.find(({ name }) => name === kind);
  if (!found)
    return problem(`--kind is ${kind}; write one of ${kinds.map(({ name }) => name).join(', ')}`);
  const missing = found.required.filter((name) => !request[name]?.trim());
  if (missing.length)
    return problem(`a ${kind} needs ${missing.map((name) => `--${name}`).join(', ')}`);
  const names =
    kind === 'talk' ? [title, request.conference ?? '', ...(request.topic ?? [])] : [title];
  const unusable = names.find((name) => !slug(name));
  if (unusable !== undefined) return problem(`"${unusable}" can’t be turned into a URL`);
  if (kind === 'talk') {
    const problems = request.create ? [] : unknownNames(request, files);
    return { files: problems.length ? [] : talkFiles(request, files, today), problems };
  }
  const fields = kind === 'conference' ? { name: title, startDate: request.date } : { name: title };
  const id = (kind === 'topic' ? topicSlug : slug)(title);
  return { files: [newFile(found.collection, id, fields)], problems: [] };
}

/** Returns the errors that some new files would add to an archive. */
export async function newErrors(
  archive: ArchiveContent,
  files: readonly NewFile[],
): Promise<Finding[]> {
  const read = files.flatMap(({ file, text }) => {
    const id = contentId(file.slice('content/'.length));
    return id ? readCheckedFile({ ...id, file }, Buffer.from(text)) : [];
  });
  const former = new Set((await findProblems(archive)).map(findingLine));
  const findings = await findProblems({ ...archive, files: [...archive.files, ...read] });
  return findings.filter(
    (finding) =>
      finding.severity === 'error' &&
      finding.rule !== 'placeholder' &&
      !former.has(findingLine(finding)),
  );
}

/**
 * Writes all of some new files, or none of them.
 * @throws if one already exists or can't be written
 */
export async function writeNewFiles(
  { root }: ArchivePaths,
  files: readonly NewFile[],
): Promise<void> {
  const created: string[] = [];
  try {
    for (const { file, text } of files) {
      const path = join(root, file);
      const folder = await mkdir(dirname(path), { recursive: true });
      if (folder) created.push(folder);
      await writeFile(path, text, { flag: 'wx' });
      created.push(path);
    }
  } catch (cause) {
    for (const path of created) await rm(path, { recursive: true, force: true });
    throw cause;
  }
}

const kinds = [
  { name: 'talk', collection: 'talks', required: ['title', 'conference', 'date'] },
  { name: 'conference', collection: 'conferences', required: ['title', 'date'] },
  { name: 'topic', collection: 'topics', required: ['title'] },
  { name: 'speaker', collection: 'speakers', required: ['title'] },
] as const;

/** Long enough to read, short enough for a path. */
const maxIdLength = 80;

function talkFiles(request: NewRequest, files: readonly ContentFile[], today: string): NewFile[] {
  const { title = '', date, speaker = [], author = [], text = 'summary' } = request;
  const conference = findOrName('conferences', request.conference ?? '', files);
  const topics = (request.topic ?? []).map((name) => findOrName('topics', name, files));
  const id = slug(title)
    .slice(0, maxIdLength)
    .replace(/-[^-]*$/, (lastWord) => (slug(title).length > maxIdLength ? '' : lastWord));
  const fields = {
    title,
    speakers: speaker.map((name) => existingSpelling(name, files) ?? name),
    date,
    published: today === date ? undefined : today,
    text: text === 'summary' ? undefined : text,
    topics: topics.map(({ id }) => id),
    author,
  };
  const body = text === 'none' ? '' : `${textToWrite}, in your own words.`;
  return [
    ...(conference.isNew
      ? [newFile('conferences', conference.id, { name: conference.name, startDate: date })]
      : []),
    ...topics.filter(({ isNew }) => isNew).map(({ id, name }) => newFile('topics', id, { name })),
    newFile('talks', `${conference.id}/${id}`, fields, body),
  ];
}

function newFile(collection: Collection, id: string, fields: object, body?: string): NewFile {
  return { file: `content/${collection}/${id}.md`, text: contentFileText(fields, body) };
}

function problem(text: string): NewFiles {
  return { files: [], problems: [text] };
}
