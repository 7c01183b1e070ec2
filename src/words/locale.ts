import { midnight, type Day } from '../archive/date.ts';

/** A text with elements in it. */
export type Phrase<T> = (string | T)[];

/** Returns an element around a word of the text. */
export type Around<T> = (text: string) => T;

/** One and more of a thing. @example ['talk', 'talks'] */
export type Noun = readonly [one: string, other: string];

/** Of sizes of files: bytes, thousands, millions and billions of them. */
export type Units = [string, string, string, string];

/** How a language and region write dates, numbers and lists. Nothing depends on the machine's locale. */
export interface Locale {
  /** BCP 47. */
  language: string;
  /** @example '20 May 2011' */
  longDate(day: Day): string;
  /** A day next to its year. @example '20 May' */
  shortDate(day: Day): string;
  /** A day of a conference. @example 'Fri 20' */
  weekday(day: Day): string;
  /** A range of days. @example '20–22 August 2026' */
  dateSpan(start: Day, end: Day): string;
  /** @example amount(1200, ['talk', 'talks']) // => '1,200 talks' */
  amount(number: number, noun: Noun): string;
  /** @example number(1200) // => '1,200' */
  number(number: number): string;
  /** @example oneDecimal(1.26) // => '1.3' */
  oneDecimal(number: number): string;
  /** @example list(['Ada', 'Bo']) // => 'Ada and Bo' */
  list(items: readonly string[]): string;
  /** Returns a list with an element around each item. */
  listOf<T>(items: readonly string[], around: Around<T>): Phrase<T>;
  /** @example languageName('nl') // => 'Dutch' */
  languageName(code: string): string;
}

/**
 * Returns the locale of a language. For English without a region, dates are British.
 * @param language BCP 47; its region changes how dates and numbers are written
 */
export function localeOf(language: string): Locale {
  const dates = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      timeZone: 'UTC',
      ...options,
    });
  const dayAndMonth = { day: 'numeric', month: 'long' } as const;
  const spans = dates({ ...dayAndMonth, year: 'numeric' });
  const numbers = new Intl.NumberFormat(language);
  const decimals = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const lists = new Intl.ListFormat(language, { type: 'conjunction' });
  return {
    language,
    longDate: dayFormat(spans),
    shortDate: dayFormat(dates(dayAndMonth)),
    weekday: dayFormat(dates({ weekday: 'short', day: 'numeric' })),
    dateSpan: (start, end) =>
      // ICU puts thin spaces around the dash between two days of one month. Typographers don't.
      withOrdinal(spans.formatRange(midnight(start), midnight(end)), language).replace(
        /(?<!\d)(\d{1,2}\.?)\s*–\s*(?=\d)/u,
        '$1–',
      ),
    amount: amounts(language),
    number: (number) => numbers.format(number),
    oneDecimal: (number) => decimals.format(number),
    list: (items) => lists.format(items),
    listOf: (items, around) =>
      lists
        .formatToParts(items)
        .map(({ type, value }) => (type === 'element' ? around(value) : value)),
    languageName: languageNames(language),
  };
}

// Apart from the rest, which scripts don't need.

export function amounts(language: string): Locale['amount'] {
  const numbers = new Intl.NumberFormat(language);
  const plurals = new Intl.PluralRules(language);
  return (number, [one, other]) =>
    `${numbers.format(number)} ${plurals.select(number) === 'one' ? one : other}`;
}

export function languageNames(language: string): Locale['languageName'] {
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return (code) => names.of(code) ?? code;
}

/** Returns a function that formats days, cached: a large archive has few different ones. */
function dayFormat(format: Intl.DateTimeFormat): (day: Day) => string {
  const texts = new Map<Day, string>();
  const { locale } = format.resolvedOptions();
  return (day) => {
    const text = texts.get(day) ?? withOrdinal(format.format(midnight(day)), locale);
    texts.set(day, text);
    return text;
  };
}

/** In French the first of a month is an ordinal. ICU writes a plain number. */
function withOrdinal(date: string, language: string): string {
  return language.startsWith('fr') ? date.replace(/(?<!\d)1(?= \p{L})/gu, '1er') : date;
}
