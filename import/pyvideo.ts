import { z } from 'zod';
import { slug } from '../src/archive/slug.ts';
import { utf8 } from './encoding.ts';
import type { Imported, ImportedTalk } from './imported-item.ts';
import { links, videos } from './pyvideo-fields.ts';
import { spdx } from './license.ts';
import { topicsAndFormat } from './format-tags.ts';
import { sourceFiles } from './source-files.ts';
import { anyText, line, withoutControls } from './text/any-text.ts';

/**
 * The public data of pyvideo.org: `<conference>/category.json` and `<conference>/videos/<talk>.json`.
 * @param source a folder, or a .tar.gz of one
 */
export async function* readPyvideo(
  source: string,
  seen?: (share: number) => void,
): AsyncGenerator<Imported> {
  for await (const file of sourceFiles(source, seen)) {
    const place = file.path;
    const parts = place.split('/');
    const [conference, videosFolder, name] = parts.slice(-3) as [string, string, string];
    const talk = videosFolder === 'videos' && /\.json$/i.test(name);
    if ('error' in file) {
      yield { kind: 'unread', place, reason: file.error, talk };
      continue;
    }
    const category = parts.at(-1) === 'category.json';
    if (!talk && !category) continue;
    try {
      const data: unknown = JSON.parse(utf8(file.bytes));
      if (talk) yield talkOf(place, slug(conference), name.slice(0, -'.json'.length), data);
      else yield conferenceOf(place, slug(parts.at(-2) ?? ''), data);
    } catch (error) {
      yield { kind: 'unread', place, reason: reasonOf(error), talk };
    }
  }
}

const text = z.string().nullish();
const category = z.object({
  title: text,
  description: text,
  url: text,
  start_date: text,
  end_date: text,
});
const video = z.object({
  title: z.string().trim().min(1, 'is empty'),
  description: text,
  summary: text,
  abstract: text,
  quality_notes: text,
  speakers: z.array(z.string()).nullish(),
  recorded: text,
  language: text,
  duration: z.number().nullish(),
  tags: z.array(z.string()).nullish(),
  related_urls: z
    .array(z.union([z.string(), z.object({ url: z.string(), label: text })]))
    .nullish(),
  videos: z.array(z.object({ url: text, type: text })).nullish(),
  copyright_text: text,
  alias: text,
});

function conferenceOf(place: string, id: string, data: unknown): Imported {
  const { title, description, url, start_date, end_date } = category.parse(data);
  return {
    kind: 'conference',
    place,
    id,
    fields: {
      name: line(title ?? id),
      startDate: day(start_date),
      endDate: day(end_date),
      website: url ? url.trim() : undefined,
    },
    body: anyText(description ?? ''),
  };
}

function talkOf(place: string, conference: string, name: string, data: unknown): ImportedTalk {
  const talk = video.parse(data);
  const doubts: string[] = [];
  const license = spdx(talk.copyright_text ?? '');
  const related = links(talk.related_urls ?? [], doubts);
  const body = texts(talk)
    .map((part) => anyText(part))
    .join('\n\n');
  return {
    kind: 'talk',
    place,
    conference,
    name,
    fields: {
      title: line(talk.title),
      speakers: people(talk.speakers ?? []).map((person) => ({ name: person })),
      date: day(talk.recorded),
      time: timeOf(talk.recorded ?? ''),
      text: body ? 'abstract' : 'none',
      ...topicsAndFormat((talk.tags ?? []).map(line)),
      language: languageOf(talk.language, doubts),
      duration: minutes(talk.duration ?? 0),
      recording: talk.videos?.some(({ url }) => url) ? 'published' : undefined,
      downloads: [...related, ...videos(talk.videos ?? [], license, doubts)],
      aliases: talk.alias ? [`/${line(talk.alias).replace(/^\/+|\/+$/g, '')}/`] : [],
      license: 'CC0-1.0',
    },
    body,
    doubts,
  };
}

/** Every text that says something the others don't, each once. */
function texts({
  summary,
  abstract,
  description,
  quality_notes,
}: z.output<typeof video>): string[] {
  const kept: string[] = [];
  for (const part of [description, summary, abstract].map((each) => each?.trim() ?? ''))
    if (part && !kept.some((other) => plain(other).includes(plain(part)))) kept.unshift(part);
  // Those that the longer ones hold are told by them.
  const all = kept.filter(
    (part) => !kept.some((other) => other !== part && plain(other).includes(plain(part))),
  );
  return quality_notes?.trim() ? [...all, quality_notes.trim()] : all;
}

function plain(part: string): string {
  return part.replaceAll(/<[^>]*>|\s+|[*_`\\]/g, '');
}

/** Names of people; what stands for nobody in particular states that nobody is known. */
function people(names: readonly string[]): string[] {
  const nobody = /^(?:various(?: speakers| presenters| people)?|unknown|n\/?a|tba|tbd|\W*)$/iu;
  return [...new Set(names.map(line))].filter(
    (name) => /[\p{L}\p{N}]/u.test(name) && !nobody.test(name),
  );
}

function day(recorded: string | null | undefined): string | undefined {
  const found = recorded?.trim().slice(0, 10);
  return z.iso.date().safeParse(found).success ? found : undefined;
}

/** Midnight is how dates without a time are written where a time has to be. */
function timeOf(recorded: string): string | undefined {
  const time = recorded.match(/^\d{4}-\d\d-\d\d[T ]((?:[01]\d|2[0-3]):[0-5]\d)/)?.[1];
  return time === '00:00' ? undefined : time;
}

/** ISO 639-3 as BCP 47. @example 'eng' // => 'en' */
function languageOf(code: string | null | undefined, doubts: string[]): string | undefined {
  if (!code?.trim()) return undefined;
  try {
    return Intl.getCanonicalLocales(code.trim())[0];
  } catch {
    doubts.push(`language ${JSON.stringify(code)} is no language code, and was left out`);
    return undefined;
  }
}

/** Seconds, or milliseconds where they would be longer than a day. */
function minutes(duration: number): number | undefined {
  const seconds = duration > 86_400 ? duration / 1000 : duration;
  return seconds > 0 ? Math.max(1, Math.round(seconds / 60)) : undefined;
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  return withoutControls(error instanceof Error ? error.message : String(error)).slice(0, 200);
}
