import { year, type Day } from './date.ts';

/** Things of one year, in the order they came. */
export interface Year<T> {
  year: string;
  items: T[];
}

/** Groups what is already sorted by day into runs of one year. */
export function years<T>(items: readonly T[], day: (item: T) => Day): Year<T>[] {
  const groups: Year<T>[] = [];
  for (const item of items) {
    const name = year(day(item));
    const last = groups.at(-1);
    if (last?.year === name) last.items.push(item);
    else groups.push({ year: name, items: [item] });
  }
  return groups;
}

/** First and last year of some days. @example yearSpan(['2011-05-20', '2026-01-01']) // => '2011–2026' */
export function yearSpan(days: readonly Day[]): string {
  const sorted = days.map(year).sort();
  const [first = '', last = ''] = [sorted[0], sorted.at(-1)];
  return first === last ? first : `${first}–${last}`;
}
