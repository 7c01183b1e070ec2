import type { z } from 'zod';
import { downloadTypes } from '../archive/download.ts';
import { schemas, type Collection } from '../schema/collections.ts';
import { didYouMean } from './did-you-mean.ts';
import type { Finding } from './finding.ts';
import { error, type Source } from './source.ts';
import { quoted } from './yaml-problem.ts';

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
