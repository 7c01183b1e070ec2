import { z } from 'zod';
import type { Day } from '../src/archive/date.ts';
import type { ConferenceFields, TalkFields } from '../src/archive/fields.ts';
import type { Settings } from '../src/starter/content-files.ts';
import { removeControls } from './text/characters.ts';

/** What a reader yields, in the order of its source. */
export type ImportedItem =
  ImportedTalk | ImportedConference | ImportedSite | ImportedTopic | UnreadItem | SkippedItem;

/** Reads a source, reporting how much of it has been read (0 to 1). */
export type Reader = (onProgress: (share: number) => void) => AsyncIterable<ImportedItem>;

export interface ImportedTalk {
  kind: 'talk';
  /** Its path or position in the source, for the report. */
  place: string;
  /** What identifies it among the talks of its conference: its path, guid or code in the source. */
  id: string;
  /** If no `ImportedConference` has this id, the conference is made from its talks. */
  conferenceId: string;
  /** The conference's name, if no `ImportedConference` has one. */
  conferenceName?: string | undefined;
  /** The name its file should have; it is made a slug, and unique. */
  fileName: string;
  /** Topics by name, speakers as the source spells them. A talk without a date gets one of its conference. */
  fields: Partial<Omit<TalkFields, 'date'>> &
    Pick<TalkFields, 'title' | 'speakers'> & { date?: Day | undefined };
  /** Markdown. */
  body: string;
  /** Images next to the talk's file. */
  images?: ImportedImage[];
  /** Downloads: path in the archive → bytes. */
  files?: ReadonlyMap<string, Uint8Array>;
  /** What a person should review. */
  warnings: string[];
  /** The names of what its source states, but no field takes. */
  unused?: readonly string[] | undefined;
}

export interface ImportedImage {
  name: string;
  bytes: Uint8Array;
}

export interface ImportedConference {
  kind: 'conference';
  place: string;
  id: string;
  fields: Partial<ConferenceFields>;
  body: string;
}

/** What the source states about itself, for the site.yaml of a new archive. */
interface ImportedSite {
  kind: 'site';
  fields: Partial<Settings>;
}

/** A topic whose id isn't that of its name. */
interface ImportedTopic {
  kind: 'topic';
  id: string;
  name: string;
}

/** A part of the source that should have been imported, but can't be. */
export interface UnreadItem {
  kind: 'unread';
  place: string;
  reason: string;
}

/** A part of the source that isn't a talk, or that an option of the import excludes. */
export interface SkippedItem {
  kind: 'skipped';
  /** In the plural, for the report. @example 'pages' */
  what: string;
  place?: string;
}

/** @example skippedFile('images/a.PNG') // => { kind: 'skipped', what: '.png files', place: … } */
export function skippedFile(path: string): SkippedItem {
  const extension = path.match(/[^/](\.\w+)$/)?.[1]?.toLowerCase();
  const what = extension ? `${extension} files` : 'files without an extension';
  return { kind: 'skipped', what, place: path };
}

/** Returns the reason why something in the source is invalid, for `UnreadItem`. */
export function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  return removeControls(error instanceof Error ? error.message : String(error)).slice(0, 200);
}
