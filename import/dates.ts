import { z } from 'zod';
import type { Day } from '../src/archive/date.ts';

/** Returns the day at the start of an ISO 8601 date, in its own time zone. */
export function isoDay(date: string | null | undefined): Day | undefined {
  const day = date?.trim().slice(0, 10);
  return z.iso.date().safeParse(day).success ? day : undefined;
}

/** Returns the day of a date in ISO 8601 or RFC 822, in its own time zone. */
export function parseDay(date: string | null | undefined): Day | undefined {
  if (/^\s*\d{4}-\d\d-\d\d/.test(date ?? '')) return isoDay(date);
  const [, day, month, year] = date?.match(/(\d{1,2})[ -]([A-Z][a-z]{2})[a-z]*[ -](\d{4})/) ?? [];
  const number = 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(month ?? '?') / 3 + 1;
  if (!day || !Number.isInteger(number) || number < 1) return undefined;
  return isoDay(`${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** Returns a language code as BCP 47, or undefined if it isn't one. @example 'eng' // => 'en' */
export function languageTag(code: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(code.trim())[0];
  } catch {
    return undefined;
  }
}
