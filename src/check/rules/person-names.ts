import { nameKey } from '../../archive/slug.ts';
import { spellings } from '../../archive/speaker.ts';
import { allFiles, validFiles } from '../../loader/content-file.ts';
import { error, warning, type Source } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** A name is that of one person, as it is printed. A speaker's file or an \`id\` confirms an unusual one. */
export const personNames: Rule = ({ files }) => {
  const confirmed = spellings(validFiles(files, 'speakers'));
  return allFiles(files, 'talks').flatMap(({ source, fields }) => {
    const credits = [
      ...(fields.speakers ?? []).map((credit, index) => ({ ...credit, path: ['speakers', index] })),
      ...(fields.author ?? []).map((name, index) => ({
        name,
        id: undefined,
        path: ['author', index],
      })),
    ];
    return credits.flatMap(({ name, id, path }) => {
      if (id || confirmed.has(nameKey(name))) return [];
      const field = String(path[0]);
      // A place is known only after parsing again, which most names needn't.
      const place = () => source.place(path);
      const email = name.match(/\S+@\S+\.\S+/)?.[0];
      if (email) {
        const rest = name.replace(email, '').trim() || 'the name';
        const message = `${field} "${name}" has an email address, which would be published; write ${rest}`;
        return [error(source.file, place(), message, 'person-name')];
      }
      if (/^-\S/.test(name)) {
        const message = `${field} "${name}" begins with a hyphen; write each name on a line of its own, after - and a space`;
        return [error(source.file, place(), message, 'person-name')];
      }
      if (unknown.test(name)) {
        const fixed = field === 'speakers' ? 'write [] if nobody is known' : 'delete the line';
        return [
          error(
            source.file,
            place(),
            `${field} "${name}" is nobody’s name; ${fixed}`,
            'person-name',
          ),
        ];
      }
      if (/\]\(|^https?:|^www\./.test(name)) {
        const rest = name.match(/^\[(.+)\]\(/)?.[1] ?? 'the name';
        const message = `${field} "${name}" is a link, which would be printed as it is; write ${rest}`;
        return [error(source.file, place(), message, 'person-name')];
      }
      const several = peopleIn(name);
      const confirm = 'give it a file in content/speakers/';
      const more = moreThanName(name, field, source);
      if (more)
        return [
          warning(source.file, place(), `${field} "${name}" ${more} or ${confirm}`, 'person-name'),
        ];
      if (several.length < 2) return [];
      const [alone = '', employer = ''] = several;
      const isEmployer = several.length === 2 && / /.test(alone) && !/ /.test(employer);
      const swapped = familyNameLast(name);
      const one = swapped ? `${swapped}, or ` : '';
      const employed =
        isEmployer && field === 'speakers' ? `, or ${employedBy(employer, alone, source)}` : '';
      const message = `${field} "${name}" looks like several people; write ${one}[${several.join(', ')}]${employed}, or if it is one, ${confirm}`;
      return [warning(source.file, place(), message, 'person-name')];
    });
  });
};

/** Returns what a name has besides, and how to write it. */
function moreThanName(name: string, field: string, source: Source): string | undefined {
  if (/^@[\w-]+$/.test(name)) return 'is an account; write the person’s name,';
  const [opened, closed] = [/“/g, /”/g].map((sign) => name.match(sign)?.length);
  if (opened !== closed && !name.includes('„'))
    return 'has only one of two quotation marks; add the other,';
  const [, alone, brackets] = name.match(/^([^()]+?) ?\(([^()]+)\)$/) ?? [];
  if (!alone || !brackets) return undefined;
  const isPronouns = /^(?:s?he|they|her|him|them)\b/i.test(brackets);
  const employed =
    field === 'speakers' && !isPronouns ? ` or ${employedBy(brackets, alone, source)},` : '';
  return `has more than a name; write ${alone},${employed}`;
}

function employedBy(affiliation: string, name: string, source: Source): string {
  const person = `{name: ${name}, affiliation: ${affiliation}}`;
  const isList = Array.isArray(Object(source.data).speakers);
  return `${isList ? person : `[${person}]`} if that is an employer`;
}

/** Returns the names of the people that a name seems to list; usually it is that of one. */
export function peopleIn(name: string): string[] {
  const people = name
    .replace(/\(.*\)/, '')
    .split(separators)
    .filter((part) => !suffix.test(part));
  return people.every((each) => each.trim()) ? people : [name];
}

/** @returns undefined if the name doesn't start with a family name and a comma */
export function familyNameLast(name: string): string | undefined {
  const [family, given, ...others] = peopleIn(name);
  // Only before one word, or one with “de” or the like after it, may the first be a family name.
  const isSwapped = /^\S+, \S+(?: (?:d[aeiou]|del|der|la|le|v[ao]n|zu)\b.*)?$/.test(name);
  return isSwapped && given && !others.length ? `${given} ${family}` : undefined;
}

const unknown =
  /^(?:tba|tbd|tbc|n\/?a|todo|fixme|xxx|unknown|none|nobody|anonymous|various|several|\?+|-+|to be (?:announced|confirmed|determined))\.?$/i;
const separators = /\s*(?:,\s(?:and\s)?|\s(?:and|&)\s|;\s|\s\+\s)\s*/;
const suffix = /^(?:jr|sr|i{1,3}|iv|ph\.?d|m\.?d|m\.?sc|b\.?sc|mba|esq)\.?$/i;
