import type { Download } from '../src/archive/download.ts';
import { formats, type Credit, type TalkFields } from '../src/archive/fields.ts';
import { downloadFromUrl } from './downloads.ts';
import { fieldKey } from './frontmatter.ts';
import { urlOnSite } from './sites.ts';
import { singleLine } from './text/characters.ts';

/** Returns a value as strings; of a mapping, its name. */
export function toStrings(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(toStrings);
  if (value instanceof Date) return [value.toISOString()];
  if (typeof value === 'object')
    return property(value, ['name', 'title', 'id', 'slug']).slice(0, 1);
  return [String(value)];
}

/** Returns the values of a mapping's first property that has any. @param names as `fieldKey` returns them */
export function property(value: object, names: readonly string[]): string[] {
  const values = new Map(
    Object.entries(value).map(([name, each]) => [fieldKey(name), each as unknown]),
  );
  for (const name of names) {
    const strings = toStrings(values.get(name)).filter(Boolean);
    if (strings.length) return strings;
  }
  return [];
}

/** Divides tags and names that are written in one line. */
export function listItems(text: string): string[] {
  const items = text.split(text.includes(';') ? ';' : ',');
  return items.map(singleLine).filter(Boolean);
}

/** Returns speakers or authors: names, ids of data files, or mappings with a name. */
export function people(value: unknown): Credit[] {
  return [value].flat().flatMap((person) => {
    if (typeof person !== 'object' || person === null)
      return toStrings(person)
        .flatMap(listItems)
        .map((name) => ({ name }));
    const [name = ''] = property(person, ['name', 'fullname', 'title', 'id', 'slug', 'username']);
    const [affiliation] = property(person, ['affiliation', 'company', 'organization', 'org']);
    const [role] = property(person, ['role', 'position', 'job']);
    return name ? [{ name: singleLine(name), affiliation, role }] : [];
  });
}

/** Returns the format that a word names. @example talkFormat('Lightning talk') // => 'lightning-talk' */
export function talkFormat(type: string): TalkFields['format'] | undefined {
  const word = type.toLowerCase().replaceAll(/[\s_]/g, '-');
  if (word.includes('lightning')) return 'lightning-talk';
  if (/^q-?(?:&|and|-and-)-?a$/.test(word)) return 'q-and-a';
  return (
    formats.find((format) => format !== 'talk' && word.includes(format)) ??
    (word === 'talk' ? word : undefined)
  );
}

/**
 * Returns what a field links to: a URL, an id of the site that the field is named after, or a list.
 * @param base of relative URLs
 */
export function downloadsFrom(
  value: unknown,
  name: string,
  type: Download['type'],
  base?: string,
): Download[] {
  if (Array.isArray(value)) return value.flatMap((each) => downloadsFrom(each, name, type, base));
  const isMapping = typeof value === 'object' && value !== null && !(value instanceof Date);
  const links = isMapping ? property(value, ['url', 'href', 'link', 'src']) : toStrings(value);
  const [title] = isMapping ? property(value, ['title', 'label', 'text', 'name']) : [];
  return links.slice(0, 1).flatMap((link) => {
    const text = link.trim();
    const isPath =
      /^[./]?[^\s:]*\/[^\s:]*$|^[^\s:/]+\.(?:pdf|pptx?|odp|key|mp[34]|zip|html)$/i.test(text);
    const url =
      urlOnSite(name, text) ??
      (/^https?:|^\/\//i.test(text)
        ? text
        : isPath && base
          ? URL.parse(text, base)?.href
          : undefined);
    const download = url ? downloadFromUrl(url, title && singleLine(title)) : undefined;
    if (!download) return [];
    return [type === 'link' ? download : { ...download, type }];
  });
}

/**
 * Returns the former path that a field states.
 * @param folder where a slug was published, as in `/talks/`
 * @returns undefined if it is a pattern, such as `/:year/:title/`, a URL of another site, or none
 */
export function aliasFrom(
  text: string,
  name: string,
  folder: string,
  siteUrl?: string,
): string | undefined {
  const value = text.trim();
  if (/[{}\s]|^(?:true|false)$/.test(value)) return undefined;
  if (/^https?:\/\//i.test(value)) {
    const url = URL.parse(value);
    const isPath = url && url.pathname !== '/' && !url.search && !isElsewhere(value, siteUrl);
    return isPath ? url.pathname : undefined;
  }
  if (/:/.test(value) || !/[\p{L}\p{N}]/u.test(value)) return undefined;
  if (value.startsWith('/')) return value;
  if (name !== 'slug') return `/${value}`;
  return folder.includes('.') ? `/${value}.html` : `${folder}${value.replace(/\/$/, '')}/`;
}

/** Whether a text is the URL of another site than the given one. */
export function isElsewhere(text: string, siteUrl: string | undefined): boolean {
  const hosts = [text, siteUrl].map((url) => url && URL.parse(url)?.host.replace(/^www\./, ''));
  return hosts.every(Boolean) && hosts[0] !== hosts[1];
}
