import type { Day } from './date.ts';
import { fileType } from './file-types.ts';

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
  /** Its path under `public/downloads/`. */
  file?: string | undefined;
  archivedUrl?: string | undefined;
  archivedOn?: Day | undefined;
  license?: string | undefined;
  /** Bytes, if the file is in the archive. */
  size?: number | undefined;
}

/** Returns the title, or else the type. @example downloadTitle({ type: 'slides' }) // => 'Slides' */
export function downloadTitle(download: Download): string {
  return download.title ?? download.type.charAt(0).toUpperCase() + download.type.slice(1);
}

/**
 * Returns the file format, by the name's extension.
 * @returns undefined if the extension is unknown
 * @example downloadFormat({ type: 'code', url: 'http://a.example/talk.tar.gz' }) // => 'TAR.GZ'
 */
export function downloadFormat(download: Download): string | undefined {
  const name = fileName(download);
  return fileType(name)?.isPublishable
    ? name.match(/\.(tar\.\w+|\w+)$/)?.[1]?.toUpperCase()
    : undefined;
}

/** Returns the IANA media type, by the name's extension. */
export function downloadMediaType(download: Download): string {
  const type = fileType(fileName(download));
  return type?.isPublishable ? type.mediaType : 'application/octet-stream';
}

/** Returns a size in SI units. @example fileSize(1_260_000) // => '1.3 MB' */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  if (bytes < 999_950_000) return `${(bytes / 1e6).toFixed(1)} MB`;
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

function fileName({ file, url = '' }: Download): string {
  if (file) return file;
  return URL.canParse(url) ? (new URL(url).pathname.split('/').pop() ?? '') : '';
}
