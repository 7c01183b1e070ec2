import { z } from 'zod';
import { slug } from '../src/archive/slug.ts';
import { catalogItems, optionalText } from './catalog.ts';
import { isoDay, parseTime } from './dates.ts';
import type { ImportedItem, ImportedTalk } from './imported-item.ts';
import {
  formatAndTopics,
  language,
  minutes,
  relatedDownloads,
  spdxLicense,
  uniqueTexts,
  videoDownloads,
} from './pyvideo-fields.ts';
import { anyTextToMarkdown } from './text/any-text.ts';
import { singleLine } from './text/characters.ts';

/**
 * Reads the data of pyvideo.org: `<conference>/category.json` and `<conference>/videos/<talk>.json`.
 * @param source a folder or a .tar.gz
 */
export function readPyvideo(
  source: string,
  onProgress?: (share: number) => void,
): AsyncGenerator<ImportedItem> {
  return catalogItems(source, onProgress, (place, text) => {
    const parts = place.split('/');
    const [conference = '', parent = '', name = ''] = parts.slice(-3);
    // Steve, which made this data, keeps it in json/.
    if (/^(?:videos|json)$/.test(parent) && /\.json$/i.test(name)) {
      const fileName = name.slice(0, -'.json'.length);
      return [toTalk(place, slug(conference) || 'conference', fileName, JSON.parse(text()))];
    }
    if (parts.at(-1) !== 'category.json') return undefined;
    return [toConference(place, slug(parts.at(-2) ?? '') || 'conference', JSON.parse(text()))];
  });
}

const categorySchema = z.object({
  title: optionalText,
  description: optionalText,
  url: optionalText,
  start_date: optionalText,
  end_date: optionalText,
});
const videoSchema = z.object({
  title: z.string().trim().min(1, 'is empty'),
  description: optionalText,
  summary: optionalText,
  abstract: optionalText,
  quality_notes: optionalText,
  speakers: z.array(z.string()).nullish(),
  recorded: optionalText,
  language: optionalText,
  duration: z.number().nullish(),
  tags: z.array(z.string()).nullish(),
  related_urls: z
    .array(z.union([z.string(), z.object({ url: z.string(), label: optionalText })]))
    .nullish(),
  videos: z.array(z.object({ url: optionalText, type: optionalText })).nullish(),
  copyright_text: optionalText,
  alias: optionalText,
});

function toConference(place: string, id: string, data: unknown): ImportedItem {
  const { title, description, url, start_date, end_date } = categorySchema.parse(data);
  return {
    kind: 'conference',
    place,
    id,
    fields: {
      name: singleLine(title ?? id),
      startDate: isoDay(start_date),
      endDate: isoDay(end_date),
      website: url ? url.trim() : undefined,
    },
    body: anyTextToMarkdown(description ?? ''),
  };
}

function toTalk(
  place: string,
  conferenceId: string,
  fileName: string,
  data: unknown,
): ImportedTalk {
  const talk = videoSchema.parse(data);
  const warnings: string[] = [];
  const license = spdxLicense(talk.copyright_text ?? '');
  const related = relatedDownloads(talk.related_urls ?? [], warnings);
  const body = uniqueTexts(talk)
    .map((part) => anyTextToMarkdown(part))
    .join('\n\n');
  return {
    kind: 'talk',
    place,
    id: place.split('/').slice(-3).join('/'),
    conferenceId,
    fileName,
    fields: {
      title: singleLine(talk.title),
      speakers: (talk.speakers ?? []).map((name) => ({ name: singleLine(name) })),
      date: isoDay(talk.recorded),
      time: parseTime(talk.recorded),
      text: body ? 'abstract' : 'none',
      ...formatAndTopics((talk.tags ?? []).map(singleLine)),
      language: language(talk.language, warnings),
      duration: minutes(talk.duration ?? 0),
      recording: talk.videos?.some(({ url }) => url) ? 'published' : undefined,
      downloads: [...related, ...videoDownloads(talk.videos ?? [], license, warnings)],
      aliases: talk.alias ? [`/${singleLine(talk.alias).replace(/^\/+|(?<!\/)\/+$/g, '')}/`] : [],
      license: 'CC0-1.0',
    },
    body,
    warnings,
  };
}
