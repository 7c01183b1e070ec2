import type { Site } from '../archive/site.ts';
import { summaryOf, type TalkRecord } from '../archive/talk.ts';
import { absolute, talkPath } from '../paths.ts';
import { wordsOf, type Words } from '../words/index.ts';
import { personName, type PersonName } from '../archive/person-name.ts';

/** A talk as CSL-JSON (https://docs.citationstyles.org/), which Zotero and other programs import. */
export interface CslItem {
  id: string;
  type: 'speech';
  title: string;
  author?: CslName[] | undefined;
  issued: { 'date-parts': [number[]] };
  genre: string;
  'event-title': string;
  /** Its name before CSL 1.0.2, which most styles print. */
  event: string;
  'event-place'?: string | undefined;
  language: string;
  abstract?: string | undefined;
  keyword?: string | undefined;
  note?: string | undefined;
  URL: string;
}

type CitedSite = Pick<Site, 'url' | 'language'>;

type CslName =
  | { literal: string }
  | {
      family: string;
      given: string;
      'non-dropping-particle'?: string | undefined;
      suffix?: string | undefined;
    };

/** Returns a talk in one line: its speakers, title, conference and day, and who wrote the summary. */
export function citationText(talk: TalkRecord, site: CitedSite): string {
  const names = talk.speakers.map(({ speaker }) => speaker.name).join(', ');
  const words = wordsOf(site);
  const given = words.citedAt(words.inText(words.formats[talk.format]), where(talk));
  const note = noteOf(talk, words);
  return [
    `${names && `${names}, `}${words.quoted(talk.title)}, ${given}, ${words.longDate(talk.date)}.`,
    note && `${note}.`,
    absolute(talkPath(talk), site),
  ]
    .filter(Boolean)
    .join(' ');
}

/**
 * Returns a talk as an entry for BibTeX and biblatex: as what biblatex has for the script of a talk, of
 * which BibTeX knows no event, so that the note has it, too.
 */
export function bibtex(talk: TalkRecord, site: CitedSite): string {
  const [year, month = 1, day] = dateParts(talk);
  const words = wordsOf(site);
  const given = words.citedAt(words.formats[talk.format], where(talk));
  const note = noteOf(talk, words);
  const fields = {
    author: talk.speakers.length > 0 && names(talk).map(bibtexName).join(' and '),
    // In two pairs of braces, so that programs don’t change the case.
    title: `{${escaped(talk.title)}}`,
    eventtitle: `{${escaped(talk.conference.name)}}`,
    venue: talk.conference.city && escaped(talk.conference.city),
    year: String(year),
    month: months[month - 1],
    day: String(day),
    url: absolute(talkPath(talk), site),
    note: escaped([given, note].filter(Boolean).join('. ')),
  };
  const lines = Object.entries(fields)
    .filter(([, value]) => value)
    .map(([name, value]) => `  ${name} = ${name === 'month' ? value : `{${value}}`},\n`);
  return `@unpublished{${talk.id},\n${lines.join('')}}\n`;
}

/** Returns a talk as an item of CSL-JSON. */
export function cslItem(talk: TalkRecord, site: CitedSite): CslItem {
  const { conference, speakers, topics } = talk;
  const words = wordsOf(site);
  return {
    id: talk.id,
    type: 'speech',
    title: talk.title,
    author: speakers.length ? names(talk).map(cslName) : undefined,
    issued: { 'date-parts': [dateParts(talk)] },
    genre: words.formats[talk.format],
    'event-title': conference.name,
    event: conference.name,
    'event-place': conference.city,
    language: talk.language,
    abstract: summaryOf(talk) || undefined,
    keyword: topics.map(({ name }) => name).join(', ') || undefined,
    note: noteOf(talk, words),
    URL: absolute(talkPath(talk), site),
  };
}

function where({ conference: { name, city } }: TalkRecord): string {
  return [name, city].filter(Boolean).join(', ');
}

function noteOf({ author, text }: TalkRecord, words: Words): string | undefined {
  return text === 'summary' && author.length
    ? words.summaryByAuthors(words.list(author))
    : undefined;
}

function dateParts({ date }: TalkRecord): number[] {
  return date.split('-').map(Number);
}

/** The names of months that BibTeX’s styles write out. */
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function names({ speakers }: TalkRecord): PersonName[] {
  return speakers.map(({ speaker }) => personName(speaker.name, speaker.sortName));
}

function cslName(name: PersonName): CslName {
  if ('literal' in name) return name;
  const { family, given, particle, suffix } = name;
  return { family, given, 'non-dropping-particle': particle, suffix };
}

function bibtexName(name: PersonName): string {
  if ('literal' in name) return `{${escaped(name.literal)}}`;
  const { family, given, particle, suffix } = name;
  const last = escaped([particle, family].filter(Boolean).join(' '));
  return [last, suffix && escaped(suffix), escaped(given)].filter(Boolean).join(', ');
}

/**
 * Escapes what has a meaning to TeX. Braces are commands, because BibTeX counts those that are escaped,
 * too; two dashes or quotes are kept from being one.
 */
function escaped(text: string): string {
  return text
    .replace(/[\\{}&%$#_~^]/g, (sign) => commands[sign] ?? `\\${sign}`)
    .replace(/(?<=[-`'])(?=[-`'])/g, '{}');
}

const commands: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
