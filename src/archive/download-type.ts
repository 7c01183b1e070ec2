import type { Download } from './download.ts';

/** Patterns of a title and of host and path, in the order in which they are tried. */
const typePatterns: readonly { type: Download['type']; title?: RegExp; path?: RegExp }[] = [
  { type: 'slides', title: /\b(?:slides?|slide ?deck|speakerdeck|slideshare|slidedeck)\b/i },
  { type: 'transcript', title: /\btranscript\b/i },
  { type: 'paper', title: /\b(?:paper|proceedings)\b/i },
  { type: 'code', title: /\b(?:code|repo(?:sitory)?|notebooks?|github|gist)\b/i },
  { type: 'notes', title: /\bnotes\b/i },
  { type: 'audio', path: /\.(?:mp3|m4a|ogg|opus|wav)$/i },
  { type: 'video', path: /\.(?:mp4|webm|ogv|mkv|flv|mov|avi)$/i },
  { type: 'slides', path: /\.(?:pptx?|key|odp)$/i },
  {
    type: 'slides',
    path: /^(?:www\.|[a-z]+\.)?(?:slideshare\.net|speakerdeck\.com|slides\.com|prezi\.com)\/./i,
  },
  { type: 'slides', path: /^docs\.google\.com\/presentation\//i },
  {
    type: 'code',
    path: /^(?:github\.com|gitlab\.com|bitbucket\.org)\/[^/]+\/[^/]|^gist\.github\.com\/./i,
  },
  { type: 'code', path: /\.(?:py|ipynb|zip|tar\.gz|tgz|tar\.bz2)$/i },
  { type: 'video', path: /^(?:www\.)?(?:youtube\.com\/watch|youtu\.be\/|vimeo\.com\/\d)/i },
  { type: 'paper', path: /^(?:arxiv\.org|doi\.org|dx\.doi\.org)\/./i },
  { type: 'slides', path: /^(?=.*\.pdf$)(?:[^/]*\/.*slide|.*\/talks?\b)/i },
];

/** Returns the type of what is at a URL, by its title, its host or the end of its path. */
export function downloadType(url: string, title: string): Download['type'] {
  const { host, pathname } = new URL(url);
  const match = typePatterns.find(
    (pattern) => pattern.title?.test(title) || pattern.path?.test(host + pathname),
  );
  return match?.type ?? 'link';
}
