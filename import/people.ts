import { posix } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { property } from './field-values.ts';
import { parseFrontmatter, parseYaml } from './post-frontmatter.ts';
import { singleLine } from './text/characters.ts';

const groups = '(?:speakers?|people|persons?|authors?|presenters?|members?|team|organi[sz]ers?)';

/** A file or folder of people: `_data/speakers.yml`, `_speakers/ada.md`, `content/authors/ada/_index.md`. */
const peoplePath = new RegExp(
  `(?:^|/)_?${groups}(?:/(?:[^/]+/)?[^/]+)?\\.(?:ya?ml|json|toml|md|mdx|markdown)$`,
  'i',
);

/** Whether a file describes people, by its path. */
export function describesPeople(path: string): boolean {
  return peoplePath.test(path);
}

/** The names of people by their ids in a source. */
export class People {
  readonly #names = new Map<string, string>();

  /** Adds the people of a data file or of their own page. @throws if it can't be parsed */
  add(path: string, text: string): void {
    const { dir, name, ext } = posix.parse(path);
    const isPage = /^\.m/i.test(ext);
    const id = /^_?index(?:\.\w+)?$/.test(name) ? posix.basename(dir) : name;
    const data: unknown = isPage
      ? parseFrontmatter(text).fields
      : parsers[ext.toLowerCase()]?.(text);
    if (Array.isArray(data)) for (const each of data) this.#addPerson(undefined, each);
    else if (isPage || new RegExp(`/_?${groups}/`, 'i').test(`/${dir}/`)) this.#addPerson(id, data);
    else
      for (const [key, each] of Object.entries(data ?? {})) {
        if (Array.isArray(each)) for (const person of each) this.#addPerson(undefined, person);
        else this.#addPerson(key, each);
      }
  }

  #addPerson(id: string | undefined, person: unknown) {
    if (typeof person !== 'object' || person === null) {
      if (id && typeof person === 'string') this.#names.set(id.toLowerCase(), singleLine(person));
      return;
    }
    const name =
      property(person, ['name', 'fullname', 'displayname', 'title'])[0] ??
      ['firstname', 'lastname'].flatMap((part) => property(person, [part])).join(' ');
    const ids = ['id', 'slug', 'key', 'username', 'handle', 'short', 'shortname', 'permalink'];
    for (const each of [id, ...ids.flatMap((field) => property(person, [field]))])
      if (each && name) this.#names.set(pageId(each), singleLine(name));
  }

  /** Returns the name of a person. @returns undefined if the source describes nobody of this id */
  nameOf(id: string): string | undefined {
    return this.#names.get(pageId(id));
  }
}

/** Returns what other files call a page. @example pageId('/speakers/Ada-Quist.md') // => 'ada-quist' */
export function pageId(text: string): string {
  const path = text
    .trim()
    .toLowerCase()
    .replace(/(?:\/_?index(?:\.\w+)?)?\.(?:md|mdx|markdown|ya?ml|json)$|\/$/, '');
  return path.replace(/^.*\//, '').replace(/^\d{4}-\d\d-\d\d-/, '');
}

const parsers: Record<string, (text: string) => unknown> = {
  '.yml': parseYaml,
  '.yaml': parseYaml,
  '.json': (text) => JSON.parse(text) as unknown,
  '.toml': parseToml,
};
