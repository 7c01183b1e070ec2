/**
 * A day as text, `YYYY-MM-DD`, which sorts by time. Nothing here depends on the machine's clock or
 * time zone. `src/words` writes it for readers.
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
