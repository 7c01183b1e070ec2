import type { ByDigest } from '../archive/by-digest.ts';
import { yearSpan } from '../archive/date.ts';
import type { Speaker, Topic } from '../archive/model.ts';
import type { Site } from '../archive/site.ts';
import type { Feed } from '../feeds/feed.ts';
import type { Thing } from '../seo/structured-data.ts';
import { pagePath } from '../paths.ts';
import { wordsOf } from '../words/index.ts';
import {
  talksByYear,
  talksPerYear,
  withdrawnTalks,
  type Mention,
  type YearCount,
} from './entry.ts';
import type { Frame } from './frame.ts';
import { deadLinks } from './links.ts';
import { pageOf, summariesPerPage, type ListView } from './list.ts';

export interface TalksView extends ListView {
  name: string;
  html: string;
  /** @example '27 talks, 2006–2026' */
  span: string;
  perYear: YearCount[];
  /** Other speakers, after "with". */
  coSpeakers: Mention[];
  /** Lines of mentions, each after its label if it has one. */
  lines: { label?: string; mentions: Mention[][] }[];
}

/** What a topic's page and a speaker's page don't have in common. */
interface TalksPage extends Pick<TalksView, 'coSpeakers' | 'lines'>, Pick<Frame, 'noindex'> {
  section: 'Topics' | 'Speakers';
  sectionPath: string;
  path: string;
  feeds: (Feed | undefined)[];
  things?: Thing[];
  /** Returns the page's description, for a topic or speaker without a body. */
  description: (span: string) => string;
}

/** Returns the view of one page of the talks of a topic or a speaker. */
export function talksView(
  site: ByDigest<Site>,
  entity: Topic | Speaker,
  number: number,
  {
    section,
    sectionPath,
    path,
    feeds,
    description,
    coSpeakers,
    lines,
    things = [],
    noindex,
  }: TalksPage,
): TalksView {
  const { name, label, body, talks, withdrawn } = entity;
  const { items, pager } = pageOf(path, talks, summariesPerPage, number);
  const years = yearSpan(talks.map(({ date }) => date));
  const words = wordsOf(site);
  const span = `${words.count(talks.length, 'talk')}${years && `, ${years}`}`;
  return {
    frame: {
      site,
      title: label,
      description: body.opening || description(span),
      path: pagePath(path, number),
      pager,
      feeds,
      section,
      trail: [{ text: words.sections[section], href: sectionPath }],
      things,
      noindex,
      ...deadLinks(entity, number),
    },
    name,
    html: body.html,
    span,
    perYear: talksPerYear(talks),
    coSpeakers,
    lines: lines.filter(({ mentions }) => mentions.some((group) => group.length > 0)),
    groups: talks.length
      ? talksByYear(items, (talk) => talk.date, site)
      : withdrawnTalks(withdrawn, site),
  };
}
