/** What an author meant by a value of the wrong form. Each returns undefined if that isn't certain. */

/** @example dayIn('2011/5/20') // => '2011-05-20' @example dayIn('20 May 2011') // => '2011-05-20' */
export function dayIn(text: string): string | undefined {
  const { year, month, day } =
    (
      text.match(/^(?<year>\d{4})[-./](?<month>\d\d?)[-./](?<day>\d\d?)(?:[T ].*)?$/) ??
      // Only with slashes may the month be first.
      text.match(/^(?<day>\d\d?)(?:\. ?|-)(?<month>\d\d?)(?:\. ?|-)(?<year>\d{4})$/)
    )?.groups ?? {};
  if (Number(month) > 12 || Number(day) > 31) return undefined;
  if (year && month && day) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const words =
    text.match(/^(?<day>\d\d?)(?:st|nd|rd|th)? (?<name>[a-z]{3,})\.?,? (?<year>\d{4})$/i) ??
    text.match(/^(?<name>[a-z]{3,})\.? (?<day>\d\d?)(?:st|nd|rd|th)?,? (?<year>\d{4})$/i);
  const index = months.findIndex((name) =>
    name.startsWith(words?.groups?.name?.toLowerCase() ?? '-'),
  );
  if (!words?.groups || index < 0) return undefined;
  const number = String(index + 1).padStart(2, '0');
  return `${words.groups.year}-${number}-${words.groups.day?.padStart(2, '0')}`;
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** @example timeIn('2:30 pm') // => '14:30' @example timeIn('14:00-14:45') // => '14:00' */
export function timeIn(text: string): string | undefined {
  const match = text
    .replace(/ ?[-–—].*$/, '')
    .match(/^(\d\d?)(?:[:.h](\d\d)?)?(?::\d\d)? ?(?:([ap])\.?m\.?)?$/i);
  const [, hour = '', minute = '00', half] = match ?? [];
  const hours = half ? (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hour);
  if (!match || hours > 23 || Number(minute) > 59) return undefined;
  return `${String(hours).padStart(2, '0')}:${minute}`;
}

/** @example minutesIn('1:30:00') // => 90 @example minutesIn('45 min') // => 45 @example minutesIn('PT45M') // => 45 */
export function minutesIn(text: string): number | undefined {
  const [, hours = 0, minutes] =
    text.match(/^(\d\d?):(\d\d):\d\d$/) ??
    text.match(/^(0):(\d\d)$/) ??
    text.match(/^PT(?:(\d\d?)H)?(?:(\d{1,3})M)?$/) ??
    text.match(/^(?:(\d\d?) ?h(?:ours?)? ?)?(?:(\d{1,3}) ?(?:'|′|m|min|mins|minutes)?\.?)?$/i) ??
    [];
  const total = Number(hours) * 60 + Number(minutes ?? 0);
  return total > 0 ? total : undefined;
}

/** @example languageIn('en_us') // => 'en-US' @example languageIn('Deutsch') // => 'de' */
export function languageIn(text: string): string | undefined {
  try {
    const [code] = Intl.getCanonicalLocales(text.replaceAll('_', '-'));
    if (code && /^[a-z]{2,3}(?:-|$)/.test(code)) return code;
  } catch {
    // A name has no code's form.
  }
  return languageCodes.find((code) =>
    ['en', code].some((reader) => nameOf(code, reader) === text.toLowerCase()),
  );
}

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const languageCodes = letters.flatMap((first) => letters.map((second) => first + second));

function nameOf(code: string, reader: string): string | undefined {
  const names = new Intl.DisplayNames([reader], { type: 'language', fallback: 'none' });
  return names.of(code)?.toLowerCase();
}

/** @example licenseIn('CC BY 4.0') // => 'CC-BY-4.0' */
export function licenseIn(text: string): string | undefined {
  const code = text
    .toUpperCase()
    .match(/^(?:CREATIVE COMMONS|CC)[ -]((?:BY|SA|NC|ND)(?:[ -](?:BY|SA|NC|ND))*) V?(\d\.\d)$/);
  return code ? `CC-${code[1]?.replaceAll(' ', '-')}-${code[2]}` : undefined;
}

/** @example urlIn('www.example.org/a') // => 'https://www.example.org/a' */
export function urlIn(text: string): string | undefined {
  return /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/\S*)?$/i.test(text) ? `https://${text}` : undefined;
}

/** @example mailIn('Kim Holt <kim@example.org>') // => 'kim@example.org' */
export function mailIn(text: string): string | undefined {
  const [found, ...others] =
    text
      .replace(/ ?[[(]at[\])] ?/i, '@')
      .replace(/ ?[[(]dot[\])] ?/gi, '.')
      .match(/[^\s@<>()[\]:;,"?&]+@(?:[a-z0-9-]+\.)+[a-z]{2,}/gi) ?? [];
  return others.length ? undefined : found;
}

/** @example flagIn('yes') // => true */
export function flagIn(text: string): boolean | undefined {
  return { yes: true, on: true, true: true, no: false, off: false, false: false }[
    text.toLowerCase()
  ];
}
