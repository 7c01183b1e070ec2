import { slug } from '../src/archive/slug.ts';
import type { Existing } from './existing-content.ts';
import { shortened } from './file-name.ts';
import { frontmatter } from './content-file.ts';
import type { ImportedTalk } from './imported-item.ts';
import { certainKey, nearPairs, spelled } from './spelling.ts';

export interface Topics {
  /** The id of a topic as a source calls it; nothing for what makes no name. */
  id(name: string): string[];
  files: Map<string, string>;
  doubts: string[];
}

/** One topic for all the spellings that are certainly one; the archive's own come first. */
export function topicsOf(talks: readonly ImportedTalk[], own: Existing['topics']): Topics {
  const ids = new Map<string, string>();
  for (const { id, data } of own)
    for (const name of [id, data.name, ...data.alsoKnownAs]) ids.set(certainKey(name), id);

  const names = talks.flatMap(({ fields }) => (fields.topics ?? []).flatMap(topicNames));
  const made = spelled(names.filter((name) => !ids.has(certainKey(name))));
  const taken = new Map(own.map(({ id, data }) => [id, data.name]));
  const files = new Map<string, string>();
  const doubts: string[] = [];
  for (const { key, name, spellings } of made) {
    const id = topicId(name);
    if (!id) {
      doubts.push(`topic ${JSON.stringify(name)} has no letters to make an address of; left out`);
      continue;
    }
    ids.set(key, id);
    const other = taken.get(id);
    if (other !== undefined) {
      doubts.push(`topic "${name}" has the address of "${other}", and was made one with it`);
      continue;
    }
    taken.set(id, name);
    files.set(`content/topics/${id}.md`, frontmatter({ name, alsoKnownAs: spellings.slice(1) }));
  }
  for (const [a, b] of nearPairs(made)) {
    const [less, more] = (a.uses < b.uses ? [a, b] : [b, a]).map(({ key }) => ids.get(key));
    if (less && more && less !== more)
      doubts.push(
        `topics "${a.name}" and "${b.name}": if they are one, write in content/topics/${less}.md: replacedBy: ${more}`,
      );
  }
  const id = (name: string) => topicNames(name).flatMap((one) => ids.get(certainKey(one)) ?? []);
  return { id, files, doubts };
}

/** A topic has no comma in its name: several stand in one tag, as they do in a hashtag's row. */
function topicNames(tag: string): string[] {
  const names = /^#\p{L}/u.test(tag) ? tag.split(/#/) : tag.split(',');
  return names.map((name) => name.replace(/[,;.]+\s*$/, '').trim()).filter(Boolean);
}

/** Where signs tell topics apart, they are said. @example topicId('C++') // => 'c-plus-plus' */
function topicId(name: string): string {
  return shortened(
    slug(
      name
        .replace(/^\.(?=\p{L})/u, 'dot ')
        .replaceAll('+', ' plus ')
        .replaceAll('#', ' sharp '),
    ),
    60,
  );
}
