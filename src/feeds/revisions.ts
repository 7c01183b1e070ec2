import { by, thenBy, reversed } from '../archive/order.ts';
import type { Day } from '../archive/date.ts';
import type { Site } from '../archive/site.ts';
import type { Talk } from '../archive/model.ts';
import { plainHtml } from './content.ts';
import { feedItem, type FeedItem } from './item.ts';
import { recent, written } from './selection.ts';

/** A talk whose summary was changed on a day. */
export interface Revision {
  talk: Talk;
  day: Day;
}

/**
 * Each revision of a summary, latest first: who follows corrections meets them as items of their
 * own, and the main feed need not show an old talk again.
 */
export function revisions(talks: readonly Talk[]): Revision[] {
  const all = written(talks).flatMap((talk) => revisionDays(talk).map((day) => ({ talk, day })));
  return recent(all.sort(order), ({ day }) => day);
}

const order = thenBy(
  reversed(by(({ day }: Revision) => day)),
  by(({ talk }) => talk.feedId),
);

/** What the feed of changes says of a revision. */
export function revisionItem(site: Site, { talk, day }: Revision): FeedItem {
  const item = feedItem(site, talk);
  const notes = talk.changes.filter(({ date }) => date === day).map(({ note }) => note);
  return {
    ...item,
    id: `${item.id}#${day}`,
    title: `Revised: ${item.title}`,
    summary: notes.join(' '),
    html: notes.map((note) => `<p>${plainHtml(note)}</p>`).join('') + item.html,
    published: day,
    updated: day,
  };
}

/** The days a text was changed on: those of `changes`, which were `lastModified` in their time. */
function revisionDays({ lastModified, changes }: Talk): Day[] {
  const days = changes.map(({ date }) => date);
  return [...new Set(lastModified ? [...days, lastModified] : days)];
}
