import type { Archive } from '../archive/archive.ts';
import type { Conference, Talk } from '../archive/model.ts';
import { editTalkUrl, newTalkUrl } from '../archive/repository.ts';
import { interfaceLanguage, markedLanguage, type Site } from '../archive/site.ts';
import { conferencePath, contributePath, pagePath } from '../paths.ts';
import { wordsOf } from '../words/index.ts';
import { scheduleEntries } from './conference.ts';
import type { EntryGroup } from './entry.ts';
import { pageOf, entriesPerPage, type ListView } from './list.ts';
import { newTalkMail, summaryMail } from './mail.ts';

export interface ContributeView extends ListView {
  /** How many talks have no summary. */
  missing: number;
  /** The web editor with a new talk at the latest conference; undefined without a repository. */
  add?: { href: string; conference: string } | undefined;
  /** A mail with a new talk; undefined without `contact`. */
  mail?: string | undefined;
}

/** Returns the talks without a summary, in the order of their conferences. */
export function talksWithoutSummary(conferences: readonly Conference[]): Talk[] {
  return conferences.flatMap(({ talks }) => talks.filter(({ text }) => text !== 'summary'));
}

/**
 * Returns the view of how to add a talk, and of one page of the talks without a summary.
 * @param missing newest conference first
 */
export function contributeView(
  { site, conferences }: Archive,
  missing: readonly Talk[],
  number: number,
): ContributeView {
  const words = wordsOf(site);
  const [latest] = conferences;
  const href = latest && newTalkUrl(site, latest);
  const { items, pager } = pageOf(contributePath, missing, entriesPerPage, number);
  return {
    frame: {
      site,
      title: words.contribute,
      description: words.howToContribute(site.title),
      path: pagePath(contributePath, number),
      pager,
    },
    add: href ? { href, conference: latest.name } : undefined,
    mail: newTalkMail(site, latest),
    missing: missing.length,
    groups: groupByConference(items, site),
  };
}

/** Returns talks under their conferences, each with a link to write its summary. */
function groupByConference(talks: readonly Talk[], site: Site): EntryGroup[] {
  return [...Map.groupBy(talks, ({ conference }) => conference)].map(([conference, items]) => ({
    heading: {
      text: conference.name,
      href: conferencePath(conference),
      lang: markedLanguage(site),
    },
    // Links to speakers would double the size of the page, and its readers don't need them.
    entries: scheduleEntries(items, site, false).map((entry, index) => {
      const talk = items[index]!;
      const href = editTalkUrl(site, talk) ?? summaryMail(site, talk);
      const lang = entry.namesLang && interfaceLanguage(site);
      const link = { text: wordsOf(site).writeSummary, href, lang };
      return href ? { ...entry, byline: [...entry.byline, [link]] } : entry;
    }),
  }));
}
