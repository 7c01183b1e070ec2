import { byText } from '../src/archive/order.ts';
import { nameKey, slug } from '../src/archive/slug.ts';
import { spellings } from '../src/archive/speaker.ts';
import type { Existing } from './existing-content.ts';
import { frontmatter } from './content-file.ts';
import type { ImportedTalk } from './imported-item.ts';
import { nearPairs, spelled, type Spelled } from './spelling.ts';

export interface Speakers {
  files: Map<string, string>;
  doubts: string[];
}

/**
 * The files that bring each person's spellings together, where the names alone would not. Different
 * people with one address get one each; whether they are one is for a human to say.
 */
export function speakersOf(talks: readonly ImportedTalk[], own: Existing['speakers']): Speakers {
  const known = spellings(own);
  const names: string[] = [];
  const firstSeen = new Map<string, string>();
  for (const { conference, fields } of talks)
    for (const { name, id } of fields.speakers) {
      if (id || known.has(nameKey(name))) continue;
      names.push(name);
      if (!firstSeen.has(name)) firstSeen.set(name, conference);
    }
  const people = spelled(names);
  const files = new Map<string, string>();
  const doubts: string[] = [];
  const taken = new Set(own.map(({ id }) => id));
  const ids = new Map<Spelled, string>();
  const unsure = new Set<Spelled>();

  for (const person of people.toSorted((a, b) => b.uses - a.uses || byText(a.key, b.key))) {
    const wished = slug(person.name) || 'speaker';
    const free = !taken.has(wished) && slug(person.name) !== '';
    const id = free ? wished : `${wished}-${firstSeen.get(person.name) ?? 'unknown'}`;
    ids.set(person, id);
    taken.add(id);
    for (const spelling of person.spellings) taken.add(slug(spelling));
    if (!free) {
      unsure.add(person);
      doubts.push(
        `speaker "${person.name}" has the address of another, ${wished}; if they are one person, ` +
          `delete content/speakers/${id}.md and write in content/speakers/${wished}.md: ` +
          `alsoKnownAs: [${JSON.stringify(person.name)}]`,
      );
    }
    const others = otherKeys(person);
    if (!free || others.length || person.spellings.some((spelling) => slug(spelling) !== wished))
      files.set(
        `content/speakers/${id}.md`,
        frontmatter({ name: person.name, alsoKnownAs: others }),
      );
  }
  for (const [a, b] of nearPairs(people)) {
    const [less, more] = a.uses < b.uses ? [a, b] : [b, a];
    const file = `content/speakers/${ids.get(less)}.md`;
    if (unsure.has(less) || unsure.has(more)) continue;
    doubts.push(
      `speakers "${a.name}" and "${b.name}": if they are one person, write in ` +
        `content/speakers/${ids.get(more)}.md: name: ${JSON.stringify(more.name)}, ` +
        `alsoKnownAs: [${less.spellings.map((name) => JSON.stringify(name)).join(', ')}]` +
        (files.has(file) ? `, and delete ${file}` : ''),
    );
  }
  return { files, doubts };
}

/** One spelling for each way to write the name that the usual one does not cover. */
function otherKeys({ name, spellings }: Spelled): string[] {
  const seen = new Set([nameKey(name)]);
  return spellings.filter((spelling) => {
    const key = nameKey(spelling);
    return !seen.has(key) && seen.add(key);
  });
}
