import { by, thenBy, reversed } from '../archive/order.ts';
import type { Day } from '../archive/date.ts';
import type { Site } from '../archive/site.ts';
import type { Talk } from '../archive/model.ts';
import { wordsOf } from '../words/index.ts';
import { plainHtml } from './content.ts';
import { feedItem, type FeedItem } from './item.ts';
import { recent, withText } from './selection.ts';

/** A day on which a talk's summary was revised, or got a postscript. */
export interface Revision {
  talk: Talk;
  day: Day;
}

/**
 * Returns the revisions of all summaries, latest first. They have a feed of their own, so that the
 * main feed doesn't show old talks again.
 */
export function revisions(talks: readonly Talk[]): Revision[] {
  const all = withText(talks).flatMap((talk) => revisionDays(talk).map((day) => ({ talk, day })));
  return recent(all.sort(order), ({ day }) => day);
}

const order = thenBy(
  reversed(by(({ day }: Revision) => day)),
  by(({ talk }) => talk.feedId),
);

/** Returns a revision as an item of the feed of changes. */
export function revisionItem(site: Site, { talk, day }: Revision): FeedItem {
  const words = wordsOf(site);
  const item = feedItem(site, talk);
  const { changes, postscripts, lastModified } = talk;
  const added = postscripts.filter(({ date }) => date === day);
  const notes = [
    ...changes.filter(({ date }) => date === day).map(({ note }) => note),
    ...added.map(({ by, text }) => words.postscriptNote(by, text)),
  ];
  const revised = added.length < notes.length || lastModified === day;
  return {
    ...item,
    id: `${item.id}#${day}`,
    title: revised ? words.revised(item.title) : words.postscript(item.title),
    summary: notes.join(' '),
    html: notes.map((note) => `<p>${plainHtml(note)}</p>`).join('') + item.html,
    published: day,
    updated: day,
  };
}

/** Each day of `changes` was once `lastModified`; a postscript changes no text. */
function revisionDays({ lastModified, changes, postscripts }: Talk): Day[] {
  const days = [...changes, ...postscripts].map(({ date }) => date);
  return [...new Set(lastModified ? [...days, lastModified] : days)];
}
