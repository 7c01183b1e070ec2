/**
 * A day as text, `YYYY-MM-DD`, which sorts by time. Nothing here depends on the machine's clock,
 * time zone or locale; the ICU is Node's own.
 */
export type Day = string;

/** Returns the year of a day, four digits. @example year('2011-05-20') // => '2011' */
export function year(day: Day): string {
  return day.slice(0, 4);
}

/** Returns the same day of a later year, for comparing. @example yearsLater('2011-05-20', 5) // => '2016-05-20' */
export function yearsLater(day: Day, years: number): Day {
  return `${Number(year(day)) + years}`.padStart(4, '0') + day.slice(4);
}

/** Returns a range of days. @example dateSpan('2026-08-20', '2026-08-22') // => '20–22 August 2026' */
export function dateSpan(start: Day, end: Day): string {
  // ICU puts thin spaces around the dash between two days of one month. Typographers don't.
  return spans.formatRange(midnight(start), midnight(end)).replace(/^(\d+)\s*–\s*(\d+)/u, '$1–$2');
}

/** Returns the first and last year of some days. @example yearSpan(['2026-01-01', '2011-05-20']) // => '2011–2026' */
export function yearSpan(days: readonly Day[]): string {
  const sorted = days.map(year).sort();
  const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
  return first === last ? first : `${first}–${last}`;
}

/** Returns midnight UTC of a day, for formats that need a time (feeds, sitemaps). */
export function midnight(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

function formatter(options: Intl.DateTimeFormatOptions) {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
}

/** Caches formatted days: a large archive has few different ones. */
function cached(format: Intl.DateTimeFormat): (day: Day) => string {
  const texts = new Map<Day, string>();
  return (day) => {
    const text = texts.get(day) ?? format.format(midnight(day));
    texts.set(day, text);
    return text;
  };
}

// Marked as pure, so that a script contains only those that it uses.
const spans = /* @__PURE__ */ formatter({ day: 'numeric', month: 'long', year: 'numeric' });

/** @example longDate('2011-05-20') // => '20 May 2011' */
export const longDate = /* @__PURE__ */ cached(spans);

/** A day next to its year. @example shortDate('2011-05-20') // => '20 May' */
export const shortDate = /* @__PURE__ */ cached(
  /* @__PURE__ */ formatter({ day: 'numeric', month: 'long' }),
);

/** A day of a conference. @example weekday('2011-05-20') // => 'Fri 20' */
export const weekday = /* @__PURE__ */ cached(
  /* @__PURE__ */ formatter({ weekday: 'short', day: 'numeric' }),
);
