import { decodeHTMLStrict } from 'entities';
import { downloadTypes } from '../src/archive/download.ts';
import { recordings, type Credit, type TalkFields } from '../src/archive/fields.ts';
import { languageTag, parseDay, parseMinutes, parseTime } from './dates.ts';
import type { FieldMap } from './field-names.ts';
import {
  aliasFrom,
  downloadsFrom,
  isElsewhere,
  listItems,
  people,
  talkFormat,
  toStrings,
} from './field-values.ts';
import { Frontmatter } from './frontmatter.ts';
import type { Post } from './post.ts';
import { formatAndTopics, spdxLicense } from './pyvideo-fields.ts';
import { singleLine } from './text/characters.ts';
import { webUrl } from './web-url.ts';

/** Templates print entities as characters. */
const plainText = (text: string) => singleLine(decodeHTMLStrict(text));

/** What surrounds a post in its source. */
export interface PostSurroundings {
  map: FieldMap;
  /** Returns the name of a person whom a data file describes. */
  nameOf(id: string): string | undefined;
  /** The URL of the site, for relative links. */
  siteUrl?: string | undefined;
  /** Where slugs were published. @example '/talks/' */
  folder: string;
}

/** Returns what the frontmatter of a post states, and the names of the fields that nothing takes. */
export function postFields(
  fields: object,
  { map, nameOf, siteUrl, folder }: PostSurroundings,
): Omit<Post, 'tree'> {
  const frontmatter = new Frontmatter(fields);
  const first = <T>(field: string, parse: (text: string) => T | undefined): T | undefined =>
    frontmatter.first(map[field], (value) => {
      const result = parse(toStrings(value)[0] ?? '');
      return result === undefined || result === '' ? [] : [result];
    })[0];
  const names = (field: string): Credit[] =>
    frontmatter
      .first(map[field], people)
      .map((person) => ({ ...person, name: nameOf(person.name) ?? person.name }));
  const withDay = (text: string) => parseDay(text) && text;

  const [speakers, authors] = [names('speakers'), names('author').map(({ name }) => name)];
  const days = frontmatter.all(map.published, (value) =>
    toStrings(value).slice(0, 1).filter(parseDay),
  );
  const [published] = days;
  // Besides the day of publication, a later one is that of the talk.
  const date =
    first('date', withDay) ??
    days.find((day) => (parseDay(day) ?? '') > (parseDay(published) ?? ''));
  const stated: Partial<TalkFields> = {
    speakers,
    track: first('track', singleLine),
    duration: first('duration', parseMinutes),
    format: first('format', talkFormat),
    recording: first('recording', (text) => recordings.find((kind) => kind === text.toLowerCase())),
    textLanguage: first('textLanguage', languageTag),
    license: first('license', spdxLicense),
    alsoKnownAs: frontmatter.all(map.alsoKnownAs, toStrings),
  };
  const conference = first('conference', singleLine);
  // The time of a talk, but not that of a post about one.
  const describesTalk = speakers.length || conference || stated.track || stated.duration;
  stated.time = first('time', parseTime) ?? parseTime(date ?? (describesTalk ? published : ''));
  stated.date = parseDay(date);

  const allTopics = frontmatter.all(map.topics, (value) => toStrings(value).flatMap(listItems));
  const { format, topics } = describesTalk ? formatAndTopics(allTopics) : { topics: allTopics };
  stated.format ??= format;

  const downloads = downloadTypes.flatMap((type) =>
    frontmatter.all(map[type], (value, name) =>
      // A post's own URL is a former path.
      name === 'url' && !isElsewhere(String(value), siteUrl)
        ? []
        : downloadsFrom(value, name, type, siteUrl),
    ),
  );
  const [isDraft] = frontmatter.all(map.draft, (value) =>
    /^(?:true|draft|hidden)$/i.test(String(value)) ? [true] : [],
  );
  const [isPublished] = frontmatter.all(['published'], (value) =>
    typeof value === 'boolean' ? [value] : [],
  );
  return {
    title: first('title', plainText) ?? '',
    url: first('originalUrl', webUrl),
    feedId: first('feedId', (text) => (/^(?:tag|urn|https?):/i.test(text) ? text : undefined)),
    published: parseDay(published),
    modified: first('lastModified', parseDay),
    authors,
    topics,
    excerpt: first('summary', plainText),
    abstract: first('abstract', (text) => text),
    language: first('language', languageTag),
    downloads,
    draft: isDraft || isPublished === false || undefined,
    fileName: first('name', (text) => text.split('/').findLast(Boolean)),
    conference,
    aliases: frontmatter.all(map.aliases, (value, name) =>
      toStrings(value).flatMap((text) => aliasFrom(text, name, folder, siteUrl) ?? []),
    ),
    talkFields: Object.fromEntries(
      Object.entries(stated).filter(([, value]) =>
        [value].flat().some((each) => each !== undefined),
      ),
    ),
    unused: frontmatter.unused,
  };
}
