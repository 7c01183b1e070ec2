/**
 * Days as `YYYY-MM-DD` text, which sorts as it reads. Nothing here knows the machine's clock,
 * time zone or locale: Node's own ICU is pinned with Node.
 */
export type Day = string;

/** The year of a day, four digits. @example year('2011-05-20') // => '2011' */
export function year(day: Day): string {
  return day.slice(0, 4);
}

/** A conference's days. @example dateSpan('2026-08-20', '2026-08-22') // => '20–22 August 2026' */
export function dateSpan(start: Day, end: Day): string {
  // ICU sets thin spaces around the dash between two days of one month; the typographer sets none.
  return spans.formatRange(midnight(start), midnight(end)).replace(/^(\d+)\s*–\s*(\d+)/u, '$1–$2');
}

/** Midnight UTC of a day, as formats with a time of day (feeds, sitemaps) want it. */
export function midnight(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

function formatter(options: Intl.DateTimeFormatOptions) {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
}

/** Formats each day once: a great archive names few of them, and each of them often. */
function daily(format: Intl.DateTimeFormat): (day: Day) => string {
  const known = new Map<Day, string>();
  return (day) => {
    const text = known.get(day) ?? format.format(midnight(day));
    known.set(day, text);
    return text;
  };
}

// Marked as pure, so that a browser is sent the one that it needs.
const spans = /* @__PURE__ */ formatter({ day: 'numeric', month: 'long', year: 'numeric' });

/** @example longDate('2011-05-20') // => '20 May 2011' */
export const longDate = /* @__PURE__ */ daily(spans);

/** A day where its year is already said. @example shortDate('2011-05-20') // => '20 May' */
export const shortDate = /* @__PURE__ */ daily(
  /* @__PURE__ */ formatter({ day: 'numeric', month: 'long' }),
);

/** A day within a conference. @example weekday('2011-05-20') // => 'Fri 20' */
export const weekday = /* @__PURE__ */ daily(
  /* @__PURE__ */ formatter({ weekday: 'short', day: 'numeric' }),
);
