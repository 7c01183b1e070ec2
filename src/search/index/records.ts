import { basename } from 'node:path';
import type { Archive } from '../../archive/archive.ts';
import { longDate, year } from '../../archive/date.ts';
import { availableTypes } from '../../archive/download.ts';
import type { Speaker, Talk } from '../../archive/model.ts';
import { siteFolders, type Site } from '../../archive/site.ts';
import { creditText, summaryOf } from '../../archive/talk.ts';
import { talkDetails } from '../../views/entry.ts';
import type { FacetName, SearchRecord, Section } from '../record.ts';

/**
 * Returns the talks with the names of their files, oldest first: the day, and a number of few digits,
 * because each search fetches all names.
 */
function namedTalks({ talks }: Pick<Archive, 'talks'>): [name: string, talk: Talk][] {
  const byDay = Map.groupBy(talks, ({ date }) => date);
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([day, ofDay]) => {
      const digits = String(ofDay.length - 1).length;
      return ofDay
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .map((talk, number): [string, Talk] => [
          day.replaceAll('-', '') + String(number).padStart(digits, '0'),
          talk,
        ]);
    });
}

/** Returns the files of the talks' records by name, oldest first; relative to the site. */
export function recordFiles(archive: Pick<Archive, 'talks'>): [file: string, talk: Talk][] {
  return namedTalks(archive).map(([name, talk]) => [`${siteFolders.records}/${name}.json`, talk]);
}

/** Returns the name of the talk in a file. */
export function recordName(file: string): string {
  return basename(file, '.json');
}

/** Returns all that a record has of a talk, as a key. */
export function recordKey(talk: Talk): unknown {
  const { id, title, speakers, body, text, date, format, language, conference, topics } = talk;
  const named = ({ id, name, alsoKnownAs }: Pick<Speaker, 'id' | 'name' | 'alsoKnownAs'>) => [
    id,
    name,
    alsoKnownAs,
  ];
  return [
    [id, title, body.key, text, summaryOf(talk), date, format, language, talk.alsoKnownAs],
    [talk.track, talk.duration, talk.downloads, talk.lastModified],
    [conference.id, conference.name, conference.series?.name],
    speakers.map(({ speaker, affiliation, role }) => [named(speaker), affiliation, role]),
    topics.map(named),
  ];
}

/** Returns the record of a talk. */
export function searchRecord(talk: Talk, site: Site): SearchRecord {
  const { conference, topics, speakers, downloads, duration } = talk;
  const facets: Record<FacetName, (string | undefined)[]> = {
    series: [conference.series?.name],
    conference: [conference.name],
    year: [year(talk.date)],
    topic: topics.map(({ name }) => name),
    track: [talk.track],
    format: [talk.format],
    download: availableTypes(downloads),
    language: [talk.language],
    length: [
      duration === undefined ? undefined : lengths.find(([, below]) => duration < below)![0],
    ],
  };
  const filled = Object.entries(facets)
    .map(([name, values]) => [name, values.filter((value) => value !== undefined)] as const)
    .filter(([, values]) => values.length);
  return {
    entry: {
      ...talkDetails(talk, site),
      when: { datetime: talk.date, text: longDate(talk.date) },
      summary: summaryOf(talk),
    },
    day: talk.date,
    language: talk.language,
    speakers: creditText(speakers),
    conference: [conference.name, conference.series?.name, talk.track].filter(Boolean).join(', '),
    topics: topics.map(({ name }) => name).join(', '),
    aliases: [
      ...talk.alsoKnownAs,
      ...topics.flatMap((topic) => topic.alsoKnownAs),
      ...speakers.flatMap(({ speaker }) => speaker.alsoKnownAs),
    ].join(', '),
    urls: downloads.flatMap(({ url, archivedUrl }) =>
      [url, archivedUrl].filter((each) => !!each),
    ) as string[],
    facets: Object.fromEntries(filled),
    sections: sections(talk.body.html),
  };
}

const lengths: [name: string, below: number][] = [
  ['under 10 minutes', 10],
  ['10 to 29 minutes', 30],
  ['30 to 59 minutes', 60],
  ['an hour or more', Infinity],
];

/** Returns the passages of a rendered text. */
function sections(html: string): Section[] {
  const found: Section[] = [];
  const add = (id: string, title: string, body: string) => {
    const code: string[] = [];
    const prose = textOf(
      body.replace(/<pre[\s\S]*?<\/pre>/g, (block) => {
        code.push(textOf(block));
        return '\n';
      }),
    );
    if (prose || code.length || title) found.push({ id, title, prose, code: code.join('\n') });
  };
  const [opening = '', ...rest] = html.split(/(?=<h[1-6]\b[^>]*\bid=")/);
  add('', '', opening);
  for (const part of rest) {
    const [, id = '', heading = ''] = /^<h[1-6]\b[^>]*\bid="([^"]*)"[^>]*>([\s\S]*?)<\/h/.exec(
      part,
    )!;
    add(id, textOf(heading), part.slice(part.indexOf('</h') + 5));
  }
  return found;
}

/** Returns the text of HTML that Aftertalk rendered, each of its blocks a line. */
function textOf(html: string): string {
  return html
    .replace(
      /<\/?(?:p|li|ul|ol|tr|t[dh]|div|blockquote|dt|dd|dl|figure|figcaption|pre|br|h\d|table|section|details|summary)\b[^>]*>/g,
      '\n',
    )
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([\da-f]+);/gi, (_, digits) => String.fromCodePoint(parseInt(digits, 16)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim();
}
