import type { Archive } from '../../archive/archive.ts';
import { year, type Day } from '../../archive/date.ts';
import { availableTypes } from '../../archive/download.ts';
import type { Talk } from '../../archive/model.ts';
import { by } from '../../archive/order.ts';
import { siteFolders, type Site } from '../../archive/site.ts';
import { creditText, summaryOf } from '../../archive/talk.ts';
import { talkDetails } from '../../views/entry.ts';
import { wordsOf } from '../../words/index.ts';
import { facetNames, type FacetName, type SearchRecord, type Section } from '../record.ts';

/**
 * Returns the files of the talks' records, oldest first. Their names are the day, and a number of few
 * digits, because each search fetches all names.
 */
export function recordFiles({ talks, site }: Pick<Archive, 'talks' | 'site'>) {
  const sorted = talks.toSorted(by(({ date, id }) => `${date} ${id}`));
  return [...Map.groupBy(sorted, ({ date }) => date)].flatMap(([date, ofDay]) => {
    const day = `${siteFolders.records}/${date.replaceAll('-', '')}`;
    const digits = String(ofDay.length - 1).length;
    return ofDay.map((talk, number) => ({
      file: `${day}${String(number).padStart(digits, '0')}.json`,
      cacheKeyData: () => [recordHead(talk, site), talk.body.key],
      text: () => JSON.stringify({ ...recordHead(talk, site), sections: sections(talk.body.html) }),
    }));
  });
}

function recordHead(talk: Talk, site: Site): Omit<SearchRecord, 'sections'> {
  const { conference, topics, speakers, downloads } = talk;
  const { modified, ...entry } = talkDetails(talk, site);
  const { longDate } = wordsOf(site);
  const day = (date: Day) => ({ datetime: date, text: longDate(date) });
  return {
    entry: { ...entry, when: day(talk.date), summary: summaryOf(talk) },
    ...(modified && { modified: day(modified) }),
    speakers: creditText(speakers),
    conference: [conference.name, conference.series?.name, talk.track].filter(Boolean).join(', '),
    topics: topics.map(({ name }) => name).join(', '),
    aliases: [
      ...talk.alsoKnownAs,
      ...topics.flatMap((topic) => topic.alsoKnownAs),
      ...speakers.flatMap(({ speaker }) => speaker.alsoKnownAs),
    ].join(', '),
    urls: downloads
      .flatMap(({ url, archivedUrl }) => [url, archivedUrl])
      .filter((url) => url !== undefined),
    facets: facets(talk),
  };
}

/** Returns the facets that can narrow a search: those of which talks have different values. */
export function narrowingFacets(talks: readonly Talk[]): FacetName[] {
  const all = talks.map(facets);
  return facetNames.filter(
    (name) => new Set(all.map((each) => JSON.stringify(each[name]?.toSorted()))).size > 1,
  );
}

/** Returns the values of those facets that a talk has. */
function facets({ conference, topics, date, track, format, downloads, language, duration }: Talk) {
  const values: Record<FacetName, (string | undefined)[]> = {
    series: [conference.series?.name],
    conference: [conference.name],
    year: [year(date)],
    topic: topics.map(({ name }) => name),
    track: [track],
    format: [format],
    // Capitalized, as in the URLs of searches from before the interface had other languages.
    download: availableTypes(downloads).map((type) => type[0]!.toUpperCase() + type.slice(1)),
    language: [language],
    length: [lengths.find(([, below]) => (duration ?? NaN) < below)?.[0]],
  };
  const known = Object.entries(values).map(
    ([name, some]) => [name, some.filter((value) => value !== undefined)] as const,
  );
  return Object.fromEntries(known.filter(([, some]) => some.length)) as SearchRecord['facets'];
}

const lengths: [name: string, below: number][] = [
  ['under 10 minutes', 10],
  ['10 to 29 minutes', 30],
  ['30 to 59 minutes', 60],
  ['an hour or more', Infinity],
];

/** Returns the passages of a rendered text. */
function sections(html: string): Section[] {
  const passages = html.split(/(?=<h[1-6]\b[^>]*\bid=")/).map((passage) => {
    const [start = '', id = '', title = '', href, text = ''] = heading.exec(passage) ?? [];
    const code: string[] = [];
    const body = passage.slice(start.length).replace(/<pre[\s\S]*?<\/pre>/g, (block) => {
      code.push(textOf(block));
      return '\n';
    });
    const prose: string[] = [];
    for (const sentence of textOf(body).split(endOfSentence).filter(Boolean))
      if (isProse(sentence)) prose.push(...clauses(sentence));
      else code.push(sentence);
    return {
      id,
      title: textOf(title),
      watch: href ? [{ href: textOf(href), text }] : undefined,
      prose: prose.join('\n'),
      code: code.join('\n'),
    };
  });
  return passages.filter(({ title, prose, code }) => title || prose || code);
}

/** As `src/markdown` writes it; one with a time is followed by a line, and only some lines have a link. */
const heading =
  /^<h[1-6]\b[^>]*\bid="([^"]*)"[^>]*>([\s\S]*?)<\/h\d>(?:<p class="watch"[^>]*>(?:<a href="([^"]*)"[^>]*>(.*?)<\/a>|.*?)<\/p>)?/;

const endOfSentence = /(?<=[.!?…]["”’)]?)\s+(?=\P{Ll})|(?<=[。！？])|\n/u;

/** The longest passage that a result shows. */
const maxLength = 260;
/** The rest of a sentence or, if that is too long, as much as ends with a clause, a word or at all. */
const clause = new RegExp(
  String.raw`\S(?:.{0,${maxLength}}$|.{60,${maxLength}}[,;:–—)](?=\s)|.{0,${maxLength}}(?=\s)|.{0,${maxLength}})`,
  'gu',
);

/** Cuts a long sentence at its clauses. */
function clauses(sentence: string): string[] {
  const parts = sentence.match(clause) ?? [];
  return parts.map((part, at) => {
    const end = at < parts.length - 1 ? `${part.replace(/[,;:–—]$/, '')} …` : part;
    return at ? `… ${end}` : end;
  });
}

/** Whether a sentence is neither code nor a prompt. */
function isProse(sentence: string): boolean {
  if (/^(?:>>>|\$ |#|\.\.\. |In \[)|[{}]|\w\(\)|[=;]\s*$/.test(sentence)) return false;
  const signs = sentence.match(/[^\p{L}\p{M}\p{N}\s.,;:!?'’"“”()-]/gu)?.length ?? 0;
  return signs * 12 < sentence.length;
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
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim();
}
