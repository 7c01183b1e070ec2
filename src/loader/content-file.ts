import type { z } from 'zod';
import { downloadTypes } from '../archive/download.ts';
import { digest } from '../digest.ts';
import { schemas, type Collection } from '../schema/collections.ts';
import { didYouMean } from './did-you-mean.ts';
import type { Finding } from './finding.ts';
import { error, readMarkdown, readYaml, type Place, type Source } from './source.ts';
import { bounded } from './text-bounds.ts';
import { quoted } from './yaml-problem.ts';

type Data<C extends Collection> = z.output<(typeof schemas)[C]>;

/** A content file and its problems. */
export interface ContentFile<C extends Collection = Collection> {
  collection: C;
  id: string;
  source: Source;
  /** Changes with anything in the file. */
  digest?: string | undefined;
  /** Changes with the body; undefined if that is empty. */
  textDigest?: string | undefined;
  /** Undefined if there are findings. */
  data?: Data<C> | undefined;
  /** The valid fields, so that one mistake doesn't hide others. */
  fields: Partial<Data<C>>;
  /** Undefined until `check` reads the body. */
  outline?: Outline | undefined;
}

/** The links and images of a body. */
export interface Outline {
  links: Reference[];
  images: Reference[];
}

export interface Reference extends Place {
  url: string;
}

/** Reads a content file. `check`, `build`, `dev` and imports all use this, so they accept the same. */
export function readContentFile<C extends Collection>(
  collection: C,
  id: string,
  path: string,
  text: string,
): ContentFile<C> {
  const source = bounded(readSource(collection, path, text));
  const { body } = source;
  const textDigest = body.trim() ? digest(body) : undefined;
  const file: ContentFile<C> = { collection, id, source, textDigest, fields: {} };
  if (source.data === undefined) return file;
  const result = schemas[collection].safeParse(source.data);
  if (result.success) file.fields = result.data as Data<C>;
  else {
    // A value of the wrong type breaks further conditions; the first one is enough.
    const byPath = Map.groupBy(result.error.issues, ({ path }) => String(path));
    const issues = [...byPath.values()].flatMap(([first]) => first ?? []);
    // What cuts a value short explains what is wrong with the rest.
    const explained = new Set(source.findings.map(({ line }) => line));
    const found = issues.flatMap((issue) => schemaFindings(collection, source, issue));
    source.findings.push(...found.filter(({ line }) => !explained.has(line)));
    file.fields = validFields(collection, source.data, issues);
  }
  if (!source.findings.length) file.data = file.fields as Data<C>;
  return file;
}

/** Reads a content file without validating its fields. */
export function readSource(collection: Collection, file: string, text: string): Source {
  return collection === 'site' ? readYaml(file, text) : readMarkdown(file, text);
}

/** Returns the files of a collection whose frontmatter is valid. */
export function validFiles<C extends Collection>(
  files: readonly ContentFile[],
  collection: C,
): (ContentFile<C> & { data: Data<C> })[] {
  return allFiles(files, collection).filter(
    (file): file is ContentFile<C> & { data: Data<C> } => file.data !== undefined,
  );
}

/** Returns the files of a collection, those with findings included. */
export function allFiles<C extends Collection>(
  files: readonly ContentFile[],
  collection: C,
): ContentFile<C>[] {
  return files.filter((file): file is ContentFile<C> => file.collection === collection);
}

/** Returns the aliases of a file; those of a page or site.yaml are none. */
export function aliasesOf({ fields }: ContentFile): string[] {
  return 'aliases' in fields ? (fields.aliases ?? []) : [];
}

/** The name of one file of each collection, for messages and ids of rules. */
const singular: Record<Collection, string> = {
  site: 'site',
  pages: 'page',
  conferences: 'conference',
  topics: 'topic',
  speakers: 'speaker',
  talks: 'talk',
};

/** Returns the rule for a field's value. @example fieldRule('talks', 'lastModified') // => 'talk-last-modified' */
export function fieldRule(collection: Collection, field: string): string {
  const kebab = field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return `${singular[collection]}-${kebab}`;
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
  const message = `${name} ${missingQuotes(source, issue) ?? issue.message}${otherWord(source, issue)}`;
  return [error(source.file, source.place(path), message, rule)];
}

/** Returns a suggestion for a value that isn't one of a field's words. */
function otherWord(source: Source, issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_value' || issue.values.length < 2) return '';
  const written = source.written(issue.path) ?? '';
  if (issue.path[0] === 'recording' && URL.canParse(written))
    return `; a URL belongs in downloads: ${downloadList('video', written)}`;
  return didYouMean(written, issue.values.map(String));
}

function downloadList(type: string, url: string | undefined): string {
  return `[{type: ${type}, url: ${url || 'https://…'}}]`;
}

/** Returns the fix for a number, true or false instead of text: it needs quotes. */
function missingQuotes(source: Source, issue: z.core.$ZodIssue): string | undefined {
  if (issue.code !== 'invalid_type' || issue.expected !== 'string') return undefined;
  if (!issue.message.endsWith('write text')) return undefined;
  const written = source.written(issue.path);
  if (written === undefined || /^(?:~|null)?$/i.test(written)) return undefined;
  const kind = /^(?:true|false)$/i.test(written)
    ? written.toLowerCase()
    : ({ '[': 'a list', '{': 'a mapping' }[written[0] ?? ''] ?? 'a number');
  return `is ${kind} to YAML; put it in quotes: ${quoted(written)}`;
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
  const synonym = names.find((name) => synonyms[name]?.includes(key));
  const owner = parent ?? `a ${singular[collection]}`;
  const type = downloadTypes.find((type) => type === key);
  const url = source.written([...path, key]);
  const fix =
    type && names.includes('downloads')
      ? `; write downloads: ${downloadList(type, url)}`
      : type && parent === 'downloads'
        ? `; write type: ${type} and url: ${url || 'https://…'}`
        : synonym
          ? `; write ${synonym}`
          : didYouMean(key, names);
  const message = `${key} is not a field of ${owner}${fix || `; write one of ${names.join(', ')}`}`;
  return error(source.file, place, message, 'unknown-field');
}

/** The names that other systems have for Aftertalk's fields. */
const synonyms: Record<string, string[]> = {
  aliases: ['redirect_from'],
  author: ['authors'],
  downloads: ['links'],
  endDate: ['end'],
  language: ['lang'],
  lastModified: ['lastmod', 'updated'],
  published: ['pubDate'],
  speakers: ['presenter', 'presenters', 'speaker'],
  startDate: ['start'],
  summary: ['description'],
  topics: ['categories', 'keywords', 'tags', 'topic'],
  track: ['room'],
  url: ['href', 'link'],
};

/** Returns the fields of a collection, or of the items of one of its lists. */
function fieldNames(collection: Collection, parent?: string): string[] {
  const shape = schemas[collection].shape as Record<string, z.ZodType>;
  if (parent === undefined) return Object.keys(shape);
  return propertiesOf(shape[parent]?.toJSONSchema({ io: 'input', unrepresentable: 'any' }));
}

/** Returns the property names of a schema, in lists and alternatives too. */
function propertiesOf(schema: z.core.JSONSchema._JSONSchema | undefined): string[] {
  if (typeof schema !== 'object') return [];
  const { properties, items, anyOf = [] } = schema;
  const below = [...anyOf, ...(items && !Array.isArray(items) ? [items] : [])];
  const names = [...Object.keys(properties ?? {}), ...below.flatMap(propertiesOf)];
  return [...new Set(names)];
}

/** Returns the fields without issues. */
function validFields<C extends Collection>(
  collection: C,
  data: unknown,
  issues: readonly z.core.$ZodIssue[],
): Partial<Data<C>> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return {};
  const invalid = new Set(
    issues.flatMap(({ path, ...issue }) =>
      path.length ? [String(path[0])] : issue.code === 'unrecognized_keys' ? issue.keys : [],
    ),
  );
  const rest = Object.fromEntries(Object.entries(data).filter(([key]) => !invalid.has(key)));
  const result = schemas[collection].partial().safeParse(rest);
  return result.success ? (result.data as Partial<Data<C>>) : {};
}
