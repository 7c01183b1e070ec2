import type { Conference, Series, Talk } from './model.ts';

/**
 * Returns every series by id, and makes the editions of one share its object.
 * @param conferences latest first
 */
export function indexSeries(conferences: readonly Conference[]): Map<string, Series> {
  const seriesById = new Map<string, Series>();
  for (const conference of conferences) {
    if (!conference.series) continue;
    const series = seriesById.get(conference.series.id) ?? conference.series;
    seriesById.set(series.id, series);
    conference.series = series;
    series.conferences.push(conference);
  }
  return seriesById;
}

/** Returns every talk of every edition. */
export function seriesTalks(series: Series): Talk[] {
  return series.conferences.flatMap((conference) => conference.talks);
}
