import type { Day } from './date.ts';
import { fileType, type FileType } from './file-types.ts';

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
  const extension = fileName(download).match(/[^/]\.(tar\.\w+|\w+)$/)?.[1];
  return fileTypeOf(download) && extension?.toUpperCase();
}

/** Returns the IANA media type, by the name's extension. */
export function downloadMediaType(download: Download): string {
  return fileTypeOf(download)?.mediaType ?? 'application/octet-stream';
}

function fileTypeOf(download: Download): FileType | undefined {
  const name = fileName(download);
  const type = fileType(name);
  // Sites and repositories have names such as scikit-learn.org and Shearlab.jl.
  const isName = !download.file && type?.mediaType === 'text/plain' && !/\.txt$/i.test(name);
  return type?.isPublishable && !isName ? type : undefined;
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
