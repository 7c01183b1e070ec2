import { downloadFormat, isAvailable, isRecording } from '../archive/download.ts';
import type { Site } from '../archive/site.ts';
import type { TalkRecord } from '../archive/talk.ts';
import { absolute, downloadLinks, talkPath } from '../paths.ts';
import { wordsOf } from '../words/index.ts';
import { downloadTitle } from '../words/names.ts';

/** A `meta` element of a page. */
export interface Meta {
  name: string;
  content: string;
}

/**
 * Returns what Zotero, Google Scholar and others read of a talk: Highwire’s names for all of it, and
 * Dublin Core’s. Recordings and slides are in the field that Zotero calls Extra, because it takes only a
 * PDF as a file.
 */
export function citationMeta(talk: TalkRecord, site: Site): Meta[] {
  const { title, speakers, conference, date, language, downloads, topics } = talk;
  const words = wordsOf(site);
  const names = speakers.map(({ speaker }) => speaker.name);
  const works = downloads
    .filter((each) => isAvailable(each) && (isRecording(each) || each.type === 'slides'))
    .map((each) => ({ ...each, href: absolute(downloadLinks(each)[0]!.href, site) }));
  const pdf = works.find((each) => each.type === 'slides' && downloadFormat(each) === 'PDF');
  const extra = works.map((each) => `${downloadTitle(each, words)}: ${each.href}`);
  const values: [name: string, ...contents: string[]][] = [
    ['citation_title', title],
    ['citation_author', ...names],
    ['citation_publication_date', date.replaceAll('-', '/')],
    ['citation_conference_title', conference.name],
    ['citation_language', language],
    ['citation_keywords', topics.map(({ name }) => name).join('; ')],
    ['citation_abstract_html_url', absolute(talkPath(talk), site)],
    ['citation_pdf_url', pdf?.href ?? ''],
    ['DC.type', 'Event'],
    ['DC.title', title],
    ['DC.creator', ...names],
    ['DC.date', date],
    ['DC.language', language],
    ['z.extra', extra.join('\n')],
  ];
  return values.flatMap(([name, ...contents]) =>
    contents.filter(Boolean).map((content) => ({ name, content })),
  );
}
