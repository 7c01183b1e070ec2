import type { Day } from './date.ts';
import { extensionOf, fileType, type FileType } from './file-types.ts';

export const downloadTypes = [
  'slides',
  'code',
  'video',
  'audio',
  'paper',
  'transcript',
  'notes',
  'link',
] as const;

/** A file or page that belongs to a talk: at its original URL, in the archive, or both. */
export interface Download {
  type: (typeof downloadTypes)[number];
  title?: string | undefined;
  url?: string | undefined;
  /** The day since when `url` doesn't answer. */
  gone?: Day | undefined;
  /** It existed, but nobody has it: it has neither a URL nor a file. */
  lost?: true | undefined;
  /** Its path under `public/downloads/`. */
  file?: string | undefined;
  archivedUrl?: string | undefined;
  archivedOn?: Day | undefined;
  /** The day since when `archivedUrl` doesn't answer. */
  archiveGone?: Day | undefined;
  license?: string | undefined;
  /** Bytes, if known: of the archive's own file, or else of the original. */
  size?: number | undefined;
  /** The Software Heritage identifier of the archive's own file. */
  swhid?: string | undefined;
  /** Of the original, if it is a file and there is no other; an own file's follows from its name. */
  mediaType?: string | undefined;
  /** Of the archive's own file, in hexadecimal. */
  sha256?: string | undefined;
}

/** Whether readers can get it: from the archive, from a copy that answers, or the original. */
export function isAvailable(download: Download): boolean {
  return place(download) < 3;
}

/** Returns the Wayback Machine's address of the snapshot nearest to a day, without asking whether it has one. */
export function waybackUrl(url: string, nearest: Day): string {
  return `https://web.archive.org/web/${nearest.replaceAll('-', '')}/${url}`;
}

/** Whether it is a recording of the talk. */
export function isRecording({ type }: Pick<Download, 'type'>): boolean {
  return type === 'video' || type === 'audio';
}

/** In the order of lists. A link may be anything, so lists don't show it. */
const listedTypes = ['video', 'audio', 'slides', 'code', 'paper', 'transcript', 'notes'] as const;

/** Returns what lists show of a talk's downloads. @example ['video', 'slides'] */
export function availableTypes(downloads: readonly Download[]): Download['type'][] {
  const available = new Set(downloads.filter(isAvailable).map(({ type }) => type));
  return listedTypes.filter((type) => available.has(type));
}

/** An order: the archive's copies, other copies, originals, those that don't answer, lost ones. */
export function copiesFirst(a: Download, b: Download): number {
  return place(a) - place(b);
}

function place({ url, file, archivedUrl, archiveGone, gone, lost }: Download): number {
  if (lost) return 4;
  if (file) return 0;
  if (archivedUrl && !archiveGone) return 1;
  return url && !gone ? 2 : 3;
}

/**
 * Returns the file format, by the name's extension or else by the media type.
 * @returns undefined if both are unknown
 * @example downloadFormat({ type: 'code', url: 'http://a.example/talk.tar.gz' }) // => 'TAR.GZ'
 */
export function downloadFormat(download: Download): string | undefined {
  const extension = fileName(download).match(/[^/]\.(tar\.\w+|\w+)$/)?.[1];
  if (fileTypeOf(download)) return extension?.toUpperCase();
  return download.mediaType && extensionOf(download.mediaType)?.toUpperCase();
}

/** Returns the IANA media type: what the original's server said, or else by the name's extension. */
export function downloadMediaType(download: Download): string {
  return download.mediaType ?? fileTypeOf(download)?.mediaType ?? 'application/octet-stream';
}

function fileTypeOf(download: Download): FileType | undefined {
  const name = fileName(download);
  const type = fileType(name);
  // Sites and repositories have names such as scikit-learn.org and Shearlab.jl.
  const isName = !download.file && type?.mediaType === 'text/plain' && !/\.txt$/i.test(name);
  return type?.isPublishable && !isName ? type : undefined;
}

function fileName({ file, url = '' }: Download): string {
  if (file) return file;
  return URL.canParse(url) ? (new URL(url).pathname.split('/').pop() ?? '') : '';
}
