import type { Download } from '../src/archive/download.ts';
import { downloadOf } from './downloads.ts';
import { line } from './text/any-text.ts';

type Link = string | { url: string; label?: string | null | undefined };

/** The addresses around a talk, each typed by what it is; what is no address is told. */
export function links(related: readonly Link[], doubts: string[]): Download[] {
  const seen = new Set<string>();
  return related.flatMap((link) => {
    const { url, label } = typeof link === 'string' ? { url: link, label: '' } : link;
    if (seen.has(url) || !url.trim()) return [];
    seen.add(url);
    const title = line(label ?? '');
    const download = downloadOf(url, /^https?:/i.test(title) ? undefined : title);
    if (!download) doubts.push(`${JSON.stringify(url)}${title && ` (${title})`} is no address`);
    return download ?? [];
  });
}

/** The recordings, told apart by where or as what they are where there are several. */
export function videos(
  list: readonly { url?: string | null | undefined; type?: string | null | undefined }[],
  license: string | undefined,
  doubts: string[],
): Download[] {
  const there = list.filter(({ url }) => url?.trim());
  return there.flatMap(({ url, type }) => {
    const download = downloadOf(url ?? '');
    if (!download) doubts.push(`${JSON.stringify(url)} (video) is no address`);
    if (!download) return [];
    const name = names[type ?? ''] ?? type;
    const title = there.length > 1 && name ? `Video (${name})` : undefined;
    return { ...download, type: 'video' as const, title, license };
  });
}

const names: Record<string, string> = {
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
