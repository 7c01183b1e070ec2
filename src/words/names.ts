import type { Download } from '../archive/download.ts';
import type { TalkFields } from '../archive/fields.ts';
import type { Talk } from '../archive/model.ts';
import type { Words } from './index.ts';

/** Returns a format's name, undefined for a plain talk. @example formatName('q-and-a', words) // => 'Q and A' */
export function formatName(
  format: TalkFields['format'],
  { formats }: Pick<Words, 'formats'>,
): string | undefined {
  return format === 'talk' ? undefined : formats[format];
}

/** Returns the note that lists show with a talk. @returns undefined if it has a summary */
export function textNote({ text }: Pick<Talk, 'text'>, words: Words): string | undefined {
  if (text === 'abstract') return words.abstractNote;
  return text === 'none' ? words.noSummaryNote : undefined;
}

/** Returns what a text is made from. @example 'from the recording and the slides' */
export function madeFromText(sources: TalkFields['madeFrom'], words: Words): string | undefined {
  if (!sources.length) return undefined;
  return words.madeFrom(words.list(sources.map((source) => words.sources[source])));
}

/** Returns the title, or else the type. @example downloadTitle({ type: 'slides' }, words) // => 'Slides' */
export function downloadTitle(
  { title, type }: Pick<Download, 'title' | 'type'>,
  { downloadTypes }: Words,
): string {
  return title ?? downloadTypes[type];
}

/** Returns a size in SI units. @example fileSize(1_260_000, words) // => '1.3 MB' */
export function fileSize(bytes: number, { oneDecimal, units }: Words): string {
  if (bytes < 1000) return `${bytes} ${units[0]}`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} ${units[1]}`;
  if (bytes < 999_950_000) return `${oneDecimal(bytes / 1e6)} ${units[2]}`;
  return `${oneDecimal(bytes / 1e9)} ${units[3]}`;
}
