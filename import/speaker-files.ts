import type { Credit } from '../src/archive/fields.ts';
import { nameKey, slug } from '../src/archive/slug.ts';
import { spellings } from '../src/archive/speaker.ts';
import type { ExistingContent } from './existing-content.ts';
import { contentFileText } from '../src/loader/content-text.ts';
import type { ImportedTalk } from './imported-item.ts';
import { groupSpellings, mostUsed, similarPairs, type NameSpellings } from './spelling.ts';

export interface SpeakerFiles {
  files: Map<string, string>;
  warnings: string[];
}

/**
 * Makes a file for each person whose spellings have different ids, and for names that would share an
 * id without being the same; whether those are one person is a question for the report.
 */
export function speakerFiles(
  talks: readonly ImportedTalk[],
  existing: ExistingContent['speakers'],
): SpeakerFiles {
  const knownSpellings = spellings(existing);
  const names: string[] = [];
  const firstConference = new Map<string, string>();
  for (const { conferenceId, fields } of talks)
    for (const { name, id } of fields.speakers) {
      if (id || knownSpellings.has(nameKey(name))) continue;
      names.push(name);
      if (!firstConference.has(name)) firstConference.set(name, conferenceId);
    }
  const people = groupSpellings(names);
  const files = new Map<string, string>();
  const warnings: string[] = [];
  const usedIds = new Set(existing.map(({ id }) => id));
  const ids = new Map<NameSpellings, string>();
  const sharingId = new Set<NameSpellings>();

  for (const person of people.toSorted(mostUsed)) {
    const nameId = slug(person.name) || 'speaker';
    const isFree = !usedIds.has(nameId) && slug(person.name) !== '';
    const id = isFree ? nameId : `${nameId}-${firstConference.get(person.name) ?? 'unknown'}`;
    ids.set(person, id);
    usedIds.add(id);
    for (const spelling of person.spellings) usedIds.add(slug(spelling));
    if (!isFree) {
      sharingId.add(person);
      warnings.push(
        `speaker "${person.name}" would have the same URL as another, ${nameId}; if they are one ` +
          `person, delete content/speakers/${id}.md and add to content/speakers/${nameId}.md: ` +
          `alsoKnownAs: [${JSON.stringify(person.name)}]`,
      );
    }
    const fields = { name: person.name, alsoKnownAs: otherSpellings(person) };
    const hasOtherIds = person.spellings.some((spelling) => slug(spelling) !== nameId);
    if (!isFree || fields.alsoKnownAs.length || hasOtherIds)
      files.set(`content/speakers/${id}.md`, contentFileText(fields, '', ['alsoKnownAs']));
  }
  for (const [rarer, usual] of similarPairs(people)) {
    const file = `content/speakers/${ids.get(rarer)}.md`;
    if (sharingId.has(rarer) || sharingId.has(usual)) continue;
    warnings.push(
      `speakers "${rarer.name}" and "${usual.name}" are similar; if they are one person, add to ` +
        `content/speakers/${ids.get(usual)}.md: name: ${JSON.stringify(usual.name)}, ` +
        `alsoKnownAs: [${rarer.spellings.map((name) => JSON.stringify(name)).join(', ')}]` +
        (files.has(file) ? `, and delete ${file}` : ''),
    );
  }
  return { files, warnings };
}

const placeholder =
  /^(?:various(?: speakers| presenters| people)?|unknown|n\/?a|tba|tbd|todo|[^\p{L}\p{N}]*)$/iu;

/**
 * Returns the people whom a talk names, once each, without placeholders such as "Various speakers" and
 * without their email addresses, which would be published.
 */
export function namedPeople(speakers: readonly Credit[], warnings: string[]): Credit[] {
  const people = new Map<string, Credit>();
  for (const speaker of speakers) {
    const name = speaker.name
      .replace(/[<(]?[^\s<>()@]{1,64}@[^\s<>()@]{1,255}[>)]?/, '')
      .replace(/^-(?=\p{L})/u, '')
      .trim();
    if (speaker.name.includes('@') && name !== speaker.name.trim())
      warnings.push('the email address of a speaker was left out');
    if (!placeholder.test(name)) people.set(name, { ...speaker, name });
  }
  return [...people.values()];
}

/** Returns one spelling for each name key that differs from the name's own. */
function otherSpellings({ name, spellings }: NameSpellings): string[] {
  const seen = new Set([nameKey(name)]);
  return spellings.filter((spelling) => {
    const key = nameKey(spelling);
    return !seen.has(key) && seen.add(key);
  });
}
