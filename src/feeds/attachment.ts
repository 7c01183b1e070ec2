import {
  downloadFormat,
  downloadMediaType,
  downloadTitle,
  type Download,
} from '../archive/download.ts';
import { absolute, downloadPath } from '../paths.ts';

/** A download as feeds tell it. */
export interface Attachment {
  url: string;
  /** Of no other attachment of its item. */
  title: string;
  mediaType: string;
  /** Bytes, where they are known. */
  size?: number | undefined;
}

export function attachments(site: { url: string }, downloads: readonly Download[]): Attachment[] {
  const taken = new Set<string>();
  return downloads.map((download) => ({
    url: absolute(downloadPath(download), site),
    title: untaken(downloadTitle(download).replace(/\s+/gu, ' '), taken),
    mediaType: mediaType(download),
    size: download.size,
  }));
}

/** @example untaken('Slides', new Set(['Slides'])) // => 'Slides (2)' */
function untaken(title: string, taken: Set<string>): string {
  let free = title;
  for (let number = 2; taken.has(free); number++) free = `${title} (${number})`;
  taken.add(free);
  return free;
}

/** An address elsewhere that promises no file leads to a page. */
function mediaType(download: Download): string {
  return download.file || downloadFormat(download) ? downloadMediaType(download) : 'text/html';
}
