import { by, inTurn, reversed } from '../archive/order.ts';
import type { Site } from '../archive/site.ts';
import type { Talk } from '../archive/talk.ts';
import { plainHtml } from './content.ts';
import { feedItem, type FeedItem } from './item.ts';
import { recent, written } from './selection.ts';

/**
 * Each revision of a summary as an item of its own, latest first: who follows corrections meets
 * them there, and the main feed need not show an old talk again.
 */
export function revisions(site: Site, talks: readonly Talk[]): FeedItem[] {
  const all = written(talks).flatMap((talk) =>
    revisionDays(talk).map((day) => revision(site, talk, day)),
  );
  const order = inTurn(
    reversed(by(({ updated }: FeedItem) => updated)),
    by(({ id }) => id),
  );
  return recent(all.sort(order), ({ updated }) => updated);
}

/** The days a text was changed on: those of `changes`, which were `lastModified` in their time. */
function revisionDays({ lastModified, changes }: Talk): string[] {
  const days = changes.map(({ date }) => date);
  return [...new Set(lastModified ? [...days, lastModified] : days)];
}

function revision(site: Site, talk: Talk, day: string): FeedItem {
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
