import { z } from 'zod';
import type { Day } from '../src/archive/date.ts';

/** Returns the day at the start of an ISO 8601 date, in its own time zone. */
export function isoDay(date: string | null | undefined): Day | undefined {
  const day = date?.trim().slice(0, 10);
  return z.iso.date().safeParse(day).success ? day : undefined;
}

const month = 'jan feb mar apr may jun jul aug sep oct nov dec';

/**
 * Returns the day of a date in its own time zone: ISO 8601, RFC 822, or with the month's English name.
 * `05/06/2019` isn't read, because it may be May or June.
 */
export function parseDay(date: string | null | undefined): Day | undefined {
  const text = date?.trim().slice(0, 60) ?? '';
  const numbers = text.match(/^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/);
  if (numbers) return dayOf(numbers[1], Number(numbers[3]), numbers[4]);
  const dayFirst = text.match(
    /\b(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Z][a-z]{2})[a-z]*\.?,?[ -](\d{4})/,
  );
  if (dayFirst) return dayOf(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = text.match(/\b([A-Z][a-z]{2})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/);
  return monthFirst ? dayOf(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]) : undefined;
}

function monthNumber(name = '?'): number {
  return month.split(' ').indexOf(name.toLowerCase()) + 1;
}

function dayOf(year = '', month = 0, day = ''): Day | undefined {
  return isoDay(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/**
 * Returns a time of day as HH:MM, also of a date with a time; midnight means that it is unknown.
 * @example parseTime('2019-05-01 6:30 pm') // => '18:30'
 */
export function parseTime(text: string | null | undefined): string | undefined {
  const [, hour = '', minute = '00', half] =
    text?.match(/(?:^|[\sT])(\d{1,2})(?::|h)([0-5]\d)(?::[0-5]\d(?:\.\d+)?)? ?([ap]m)?/i) ??
    text?.match(/^(\d{1,2})() ?([ap]m)$/i) ??
    [];
  const hours = half ? (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hour);
  if (!hour || hours > 23) return undefined;
  const time = `${String(hours).padStart(2, '0')}:${minute || '00'}`;
  return time === '00:00' ? undefined : time;
}

/**
 * Returns the minutes of a duration; a number alone is minutes, or seconds if it is over eight hours.
 * @example parseMinutes('1h 30min') // => 90
 */
export function parseMinutes(duration: string): number | undefined {
  const text = duration.trim().toLowerCase().slice(0, 40);
  const number = text.match(/^\d+(?:\.\d+)?$/) ? Number(text) : undefined;
  if (number !== undefined) return Math.round(number > 480 ? number / 60 : number) || undefined;
  const clock = text.match(/^(\d+):(\d\d)(?::(\d\d))?$/);
  if (clock) {
    const [first, second] = [Number(clock[1]), Number(clock[2])];
    // A talk of 28:15 hours is one of 28 minutes.
    return (clock[3] || first < 9 ? first * 60 + second : first) || undefined;
  }
  const part = (unit: string) => Number(text.match(new RegExp(`(\\d+) ?${unit}`))?.[1] ?? 0);
  return part('h') * 60 + part('m') + Math.round(part('s') / 60) || undefined;
}

let languageCodes: Map<string, string> | undefined;

/** Returns the codes of languages by their English names, and by those that they have themselves. */
function codesByName(): Map<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const known = codes.filter((code) => names.of(code));
  const own = (code: string) => new Intl.DisplayNames(code, { type: 'language' }).of(code);
  return new Map(
    known.flatMap((code) =>
      [own(code), names.of(code)].map((name) => [name?.toLowerCase() ?? code, code]),
    ),
  );
}

/**
 * Returns a language code as BCP 47, also of a language's English or own name.
 * @returns undefined if it is neither
 * @example 'eng' // => 'en'
 */
export function languageTag(code: string): string | undefined {
  const tag = code.trim().replaceAll('_', '-');
  // A code has two or three letters; "french" is one by its syntax alone.
  if (/^\p{L}{4,}$/u.test(tag)) return (languageCodes ??= codesByName()).get(tag.toLowerCase());
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
