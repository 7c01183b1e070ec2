import type { z } from 'zod';
import { schemas, type Collection } from '../schema/collections.ts';
import { bounded } from './text-bounds.ts';
import { digest } from '../digest.ts';
import type { Finding } from './finding.ts';
import { didYouMean } from './near.ts';
import { error, readMarkdown, readYaml, type Source } from './source.ts';
import type { Outline } from './outline.ts';

type Data<C extends Collection> = z.output<(typeof schemas)[C]>;

/** One file of content that its schema accepts, or what is wrong with it. */
export interface ContentFile<C extends Collection = Collection> {
  collection: C;
  id: string;
  source: Source;
  /** Changes with anything in the file. */
  digest?: string | undefined;
  /** Changes with the text; nothing where there is none. */
  textDigest?: string | undefined;
  /** Nothing where there are findings. */
  data?: Data<C> | undefined;
  /** The fields that are in order, whatever the others are: one mistake hides no other. */
  fields: Partial<Data<C>>;
  /** What the text links to and shows; `check` reads it. */
  outline?: Outline | undefined;
}

/** Reads one file: the same for `check`, `build`, `dev` and tests, so that none accepts more. */
export function readEntry<C extends Collection>(
  collection: C,
  id: string,
  file: string,
  text: string,
): ContentFile<C> {
  const source = bounded(readSource(collection, file, text));
  const { body } = source;
  const textDigest = body.trim() ? digest(body) : undefined;
  const entry: ContentFile<C> = { collection, id, source, textDigest, fields: {} };
  if (source.data === undefined) return entry;
  const result = schemas[collection].safeParse(source.data);
  if (result.success) entry.fields = result.data as Data<C>;
  else {
    const { issues: all } = result.error;
    // A value of the wrong type breaks other conditions too; the first says it.
    const issues = all.filter(
      ({ path }, i) => i === all.findIndex((other) => String(other.path) === String(path)),
    );
    source.findings.push(...issues.flatMap((issue) => schemaFindings(collection, source, issue)));
    entry.fields = inOrder(collection, source.data, issues);
  }
  if (!source.findings.length) entry.data = entry.fields as Data<C>;
  return entry;
}

/** A file as it is written, before anything is asked of what it says. */
export function readSource(collection: Collection, file: string, text: string): Source {
  return collection === 'site' ? readYaml(file, text) : readMarkdown(file, text);
}

/** The files of one collection whose frontmatter is in order. */
export function filesOf<C extends Collection>(
  files: readonly ContentFile[],
  collection: C,
): (ContentFile<C> & { data: Data<C> })[] {
  return allOf(files, collection).filter(
    (file): file is ContentFile<C> & { data: Data<C> } => file.data !== undefined,
  );
}

/** The files of one collection, those with findings too. */
export function allOf<C extends Collection>(
  files: readonly ContentFile[],
  collection: C,
): ContentFile<C>[] {
  return files.filter((file): file is ContentFile<C> => file.collection === collection);
}

/** What a file of a collection is to an author, and in the ids of rules. */
export const kinds: Record<Collection, string> = {
  site: 'site',
  pages: 'page',
  conferences: 'conference',
  topics: 'topic',
  speakers: 'speaker',
  talks: 'talk',
};

/** The rule about a field's value. @example fieldRule('talks', 'lastModified') // => 'talk-last-modified' */
export function fieldRule(collection: Collection, field: string): string {
  return `${kinds[collection]}-${kebab(field)}`;
}

function schemaFindings(collection: Collection, source: Source, issue: z.core.$ZodIssue) {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownField(collection, source, path, key));
  const field = path.find((part) => typeof part === 'string');
  if (field === undefined) {
    const message = 'the frontmatter has no fields; write them as name: value, one a line';
    return [error(source.file, source.place([]), message, 'frontmatter')];
  }
  const name = path.filter((part) => typeof part === 'string').join(': ');
  const missing = issue.message.startsWith('is missing');
  const rule = missing ? 'missing-field' : fieldRule(collection, field);
  const message = `${name} ${unquoted(source, issue) ?? issue.message}`;
  return [error(source.file, source.place(path), message, rule)];
}

/** A number, true or false where a text belongs: the author forgot the quotes. */
function unquoted(source: Source, issue: z.core.$ZodIssue): string | undefined {
  if (issue.code !== 'invalid_type' || issue.expected !== 'string') return undefined;
  if (!issue.message.endsWith('write a text')) return undefined;
  const written = source.written(issue.path);
  if (written === undefined || /^(?:~|null)?$/i.test(written)) return undefined;
  const kind = /^(?:true|false)$/i.test(written) ? written.toLowerCase() : 'a number';
  return `is ${kind} to YAML; put it in quotes: ${JSON.stringify(written)}`;
}

function unknownField(
  collection: Collection,
  source: Source,
  path: readonly PropertyKey[],
  key: string,
): Finding {
  const place = source.place([...path, key], 'key');
  const [parent] = path.filter((part) => typeof part === 'string');
  const names = fieldNames(collection, parent);
  const meant = elsewhere[key] && names.includes(elsewhere[key]) ? elsewhere[key] : undefined;
  const whose = parent ?? `a ${kinds[collection]}`;
  const mend = meant ? `; write ${meant}` : didYouMean(key, names);
  const message = `${key} is not a field of ${whose}${mend || `; write one of ${names.join(', ')}`}`;
  return error(source.file, place, message, 'unknown-field');
}

/** What other systems call our fields. */
const elsewhere: Record<string, string> = {
  authors: 'author',
  categories: 'topics',
  city: 'city',
  description: 'summary',
  end: 'endDate',
  href: 'url',
  keywords: 'topics',
  lang: 'language',
  lastmod: 'lastModified',
  link: 'url',
  links: 'downloads',
  presenter: 'speakers',
  presenters: 'speakers',
  pubDate: 'published',
  redirect_from: 'aliases',
  room: 'track',
  slides: 'downloads',
  speaker: 'speakers',
  start: 'startDate',
  tags: 'topics',
  topic: 'topics',
  updated: 'lastModified',
  video: 'downloads',
};

/** The fields of a collection's files, or of the things in one of their lists. */
function fieldNames(collection: Collection, parent?: string): string[] {
  const shape = schemas[collection].shape as Record<string, z.ZodType>;
  if (parent === undefined) return Object.keys(shape);
  return propertiesOf(shape[parent]?.toJSONSchema({ io: 'input', unrepresentable: 'any' }));
}

/** The names of a schema's properties, however deep below its lists and alternatives. */
function propertiesOf(schema: z.core.JSONSchema._JSONSchema | undefined): string[] {
  if (typeof schema !== 'object') return [];
  const { properties, items, anyOf = [] } = schema;
  const below = [...anyOf, ...(items && !Array.isArray(items) ? [items] : [])];
  const names = [...Object.keys(properties ?? {}), ...below.flatMap(propertiesOf)];
  return [...new Set(names)];
}

/** What remains when the fields with issues are left out. */
function inOrder<C extends Collection>(
  collection: C,
  data: unknown,
  issues: readonly z.core.$ZodIssue[],
): Partial<Data<C>> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return {};
  const wrong = new Set(
    issues.flatMap(({ path, ...issue }) =>
      path.length ? [String(path[0])] : issue.code === 'unrecognized_keys' ? issue.keys : [],
    ),
  );
  const rest = Object.fromEntries(Object.entries(data).filter(([key]) => !wrong.has(key)));
  const result = schemas[collection].partial().safeParse(rest);
  return result.success ? (result.data as Partial<Data<C>>) : {};
}

/** @example kebab('lastModified') // => 'last-modified' */
function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
