import type { Download } from '../src/archive/download.ts';
import { formats, type TalkFields } from '../src/archive/fields.ts';
import { languageTag } from './dates.ts';
import { downloadFromUrl } from './downloads.ts';
import { spellingKey } from './spelling.ts';
import { singleLine } from './text/characters.ts';

type Text = string | null | undefined;

/** Returns the texts of a talk, without those that are contained in another. */
export function uniqueTexts(talk: {
  summary?: Text;
  abstract?: Text;
  description?: Text;
  quality_notes?: Text;
}): string[] {
  const { description, summary, abstract, quality_notes } = talk;
  const longer: string[] = [];
  for (const text of [description, summary, abstract].map((each) => each?.trim() ?? ''))
    if (text && !longer.some((other) => contains(other, text))) longer.unshift(text);
  const unique = longer.filter(
    (text) => !longer.some((other) => other !== text && contains(other, text)),
  );
  return quality_notes?.trim() ? [...unique, quality_notes.trim()] : unique;
}

/** Ignores markup and white space. */
function contains(text: string, part: string): boolean {
  return withoutMarkup(text).includes(withoutMarkup(part));
}

function withoutMarkup(text: string): string {
  return text.replaceAll(/<[^<>]*>|\s+|[*_`\\]/g, '');
}

export function language(code: Text, warnings: string[]): string | undefined {
  if (!code?.trim()) return undefined;
  const tag = languageTag(code);
  if (!tag)
    warnings.push(`language ${JSON.stringify(code)} is not a language code; it was left out`);
  return tag;
}

/** @param duration seconds, or milliseconds if they would be longer than a day */
export function minutes(duration: number): number | undefined {
  const seconds = duration > 86_400 ? duration / 1000 : duration;
  return seconds > 0 ? Math.max(1, Math.round(seconds / 60)) : undefined;
}

/**
 * Returns the SPDX license that a note on rights names unambiguously.
 * @example spdxLicense('CC BY-NC-SA 4.0') // => 'CC-BY-NC-SA-4.0'
 */
export function spdxLicense(note: string): string | undefined {
  if (/creative commons attribution license \(reuse allowed\)/i.test(note)) return 'CC-BY-3.0';
  if (/publicdomain\/zero\/1\.0|\bCC0\b/i.test(note)) return 'CC0-1.0';
  const [, words = '', version] =
    note.match(/licenses\/(by(?:-(?:nc|nd|sa))*)\/(\d\.\d)/i) ??
    note.match(/\bCC[ -]?(BY(?:[ -](?:NC|ND|SA))*)[ -]v?(\d\.\d)(?![ -][A-Z]{2}\b)/i) ??
    [];
  return version && `CC-${words.toUpperCase().replaceAll(' ', '-')}-${version}`;
}

/** Some tags name the talk's format; the others are its topics. */
export function formatAndTopics(tags: string[]): Pick<Partial<TalkFields>, 'topics' | 'format'> {
  const format = tags.map(formatOf).find(Boolean);
  return { format, topics: tags.filter((tag) => !format || formatOf(tag) !== format) };
}

function formatOf(tag: string): TalkFields['format'] | undefined {
  const [, name = ''] =
    spellingKey(tag).match(/^(keynote|lightningtalk|panel|talk|tutorial|workshop)s?$/) ?? [];
  return formats.find((format) => format.replace('-', '') === name);
}

export function relatedDownloads(
  related: readonly (string | { url: string; label?: Text })[],
  warnings: string[],
): Download[] {
  const seen = new Set<string>();
  return related.flatMap((link) => {
    const { url, label } = typeof link === 'string' ? { url: link, label: '' } : link;
    if (seen.has(url) || !url.trim()) return [];
    seen.add(url);
    const title = singleLine(label ?? '');
    const download = downloadFromUrl(url, /^https?:/i.test(title) ? undefined : title);
    if (!download)
      warnings.push(`${JSON.stringify(url)}${title && ` (${title})`} is not a valid URL`);
    return download ?? [];
  });
}

/** Returns the recordings; if there are several, their titles name the site or format. */
export function videoDownloads(
  videos: readonly { url?: Text; type?: Text }[],
  license: string | undefined,
  warnings: string[],
): Download[] {
  const withUrl = videos.filter(({ url }) => url?.trim());
  return withUrl.flatMap(({ url, type }) => {
    const download = downloadFromUrl(url ?? '');
    if (!download) {
      warnings.push(`${JSON.stringify(url)} (video) is not a valid URL`);
      return [];
    }
    const name = videoNames[type ?? ''] ?? type;
    const title = withUrl.length > 1 && name ? `Video (${name})` : undefined;
    return { ...download, type: 'video' as const, title, license };
  });
}

const videoNames: Record<string, string> = {
  archive: 'Internet Archive',
  'archive.org': 'Internet Archive',
  flv: 'FLV',
  mkv: 'Matroska',
  mp4: 'MP4',
  ogv: 'Ogg',
  peertube: 'PeerTube',
  vimeo: 'Vimeo',
  webm: 'WebM',
  youtube: 'YouTube',
};
