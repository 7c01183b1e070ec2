import {
  downloadFormat,
  downloadMediaType,
  downloadTitle,
  type Download,
} from '../archive/download.ts';
import { absolute, downloadPath } from '../paths.ts';

/** A download in a feed. */
export interface Attachment {
  url: string;
  /** Unique within the item. */
  title: string;
  mediaType: string;
  /** Bytes, if known. */
  size?: number | undefined;
}

/** Returns downloads as attachments, in their order. */
export function attachments(site: { url: string }, downloads: readonly Download[]): Attachment[] {
  const titles = new Set<string>();
  return downloads.map((download) => ({
    url: absolute(downloadPath(download), site),
    title: uniqueTitle(downloadTitle(download).replace(/\s+/gu, ' '), titles),
    mediaType: mediaType(download),
    size: download.size,
  }));
}

/** @example uniqueTitle('Slides', new Set(['Slides'])) // => 'Slides (2)' */
function uniqueTitle(title: string, titles: Set<string>): string {
  let unique = title;
  for (let number = 2; titles.has(unique); number++) unique = `${title} (${number})`;
  titles.add(unique);
  return unique;
}

/** A URL elsewhere without a file's extension is a page. */
function mediaType(download: Download): string {
  return download.file || downloadFormat(download) ? downloadMediaType(download) : 'text/html';
}
