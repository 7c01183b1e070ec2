import { midnight } from '../archive/date.ts';
import type { Talk } from '../archive/talk.ts';

const least = 30;
const most = 200;
const days = 14;

/**
 * What the site's feeds hold: the 30 newest, and everything that came within 14 days of the newest,
 * 200 at most, so that forty talks merged at once are not lost. Stubs wait until they have a text.
 * @param talks newest first
 */
export function newestForFeeds(talks: readonly Talk[]): Talk[] {
  const written = talks.filter(({ text }) => text !== 'none').slice(0, most);
  const newest = written[0];
  if (!newest) return [];
  const since = midnight(newest.arrived).getTime() - days * 24 * 60 * 60 * 1000;
  return written.filter(
    (talk, index) => index < least || midnight(talk.arrived).getTime() >= since,
  );
}
