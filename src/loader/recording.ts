import { isAvailable, type Download } from '../archive/download.ts';
import { recordingAt, type Recording } from '../archive/recording.ts';
import { downloadLinks } from '../paths.ts';

/** Returns the recording that links can open at a time: a video, or else audio. */
export function linkableRecording(downloads: readonly Download[]): Recording | undefined {
  for (const type of ['video', 'audio'] as const)
    for (const download of downloads.filter((each) => each.type === type && isAvailable(each))) {
      const found = downloadLinks(download).find(
        ({ href, source }) => !(download.gone && source === 'original') && recordingAt(href, 0),
      );
      if (found) return { type, href: found.href };
    }
  return undefined;
}
