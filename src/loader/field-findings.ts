import type { z } from 'zod';
import { schemas, type Collection } from '../schema/collections.ts';
import { didYouMean, nearest } from './did-you-mean.ts';
import type { Finding } from './finding.ts';
import { downloadTypeOf, elsewhere, synonyms } from './foreign-fields.ts';
import { error, type Source } from './source.ts';
import { quoted } from './yaml-quotes.ts';

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

/** Returns what is wrong with a field, by an issue of its schema: its place, and how to write it. */
export function fieldFindings(
  collection: Collection,
  source: Source,
  issue: z.core.$ZodIssue,
): Finding[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownField(collection, source, path, key));
  const field = path.find((part) => typeof part === 'string');
  if (field === undefined) {
    const problem = Array.isArray(source.data)
      ? 'is a list; delete the - before each field'
      : 'has no fields; write them as name: value, one a line';
    return [error(source.file, source.place([]), `the frontmatter ${problem}`, 'frontmatter')];
  }
  const name = path.filter((part) => typeof part === 'string').join(': ');
  const missing = issue.message.startsWith('is missing');
  const rule = missing ? 'missing-field' : fieldRule(collection, field);
  const problem =
    missingQuotes(source, issue) ?? issue.message.replace(/^(is missing; write) text$/, '$1 it');
  const message = `${name} ${problem}${otherWord(source, issue)}`;
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

function downloadList(type: string, written: string | undefined): string {
  return `[${downloadItem(type, written)}]`;
}

/** @param written a URL, or the id of a video on YouTube; anything else isn't repeated */
function downloadItem(type: string, written = ''): string {
  const video = type === 'video' && /^[\w-]{11}$/.test(written);
  const url = video ? `https://www.youtube.com/watch?v=${written}` : written;
  return `{type: ${type}, url: ${URL.canParse(url) ? url : 'https://…'}}`;
}

/** Returns the fix for a number, true or false instead of text: it needs quotes. */
function missingQuotes(source: Source, issue: z.core.$ZodIssue): string | undefined {
  if (issue.code !== 'invalid_type' || issue.expected !== 'string') return undefined;
  if (!issue.message.endsWith('write text')) return undefined;
  const written = source.written(issue.path);
  const name = nameIn(issue.path.reduce(valueAt, source.data));
  if (name) return `is a mapping; write ${name}`;
  if (written === undefined || /^(?:~|null)?$/i.test(written)) return undefined;
  const kind = /^(?:true|false)$/i.test(written)
    ? written.toLowerCase()
    : ({ '[': 'a list', '{': 'a mapping' }[written[0] ?? ''] ?? 'a number');
  return `is ${kind} to YAML; put it in quotes: ${quoted(written)}`;
}

/** A single item has the place of its list. */
function valueAt(value: unknown, key: PropertyKey): unknown {
  return typeof key === 'number' && !Array.isArray(value) ? value : Object(value)[key];
}

function nameIn(value: unknown): string | undefined {
  const { name } = Object(value) as { name?: unknown };
  return typeof value === 'object' && typeof name === 'string' ? name : undefined;
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
  const owner = parent ?? `a ${singular[collection]}`;
  const url = source.written([...path, key]);
  const type = downloadTypeOf(key);
  const isItem = parent === 'downloads' && !source.written([...path, 'type']);
  const field = meantField(source, collection, path, key);
  const fix =
    type && names.includes('downloads')
      ? `write downloads: ${downloadList(type, url)}`
      : type && isItem
        ? `write - ${downloadItem(type, url)}`
        : isPerson(parent, key)
          ? `write {name: ${key}, affiliation: ${url}}`
          : ((field &&
              (synonyms[field]?.includes(key) ? `write ${field}` : `did you mean ${field}?`)) ??
            elsewhere(collection, key) ??
            `delete it, or write one of ${names.join(', ')}`);
  return error(source.file, place, `${key} is not a field of ${owner}; ${fix}`, 'unknown-field');
}

/** Returns the field that an author meant by another name. */
export function meantField(
  source: Source,
  collection: Collection,
  path: readonly PropertyKey[],
  key: string,
): string | undefined {
  const [parent] = path.filter((part) => typeof part === 'string');
  const names = fieldNames(collection, parent);
  if (parent === 'downloads' && downloadTypeOf(key) && !source.written([...path, 'type']))
    return 'type';
  if (isPerson(parent, key)) return 'name';
  const synonym = names.find((name) => synonyms[name]?.includes(key));
  return synonym ?? (elsewhere(collection, key) ? undefined : nearest(key, names));
}

/** Whether a speaker's name is written as a field, as in `- Ada Quist: Paylogic`. */
function isPerson(parent: string | undefined, key: string): boolean {
  return parent === 'speakers' && key.includes(' ');
}

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
