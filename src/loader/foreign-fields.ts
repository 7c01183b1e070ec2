import { downloadTypes } from '../archive/download.ts';
import type { Collection } from '../schema/collections.ts';

// What other systems call fields, and what Aftertalk has instead.

/** @example downloadTypeOf('video_url') // => 'video' @example downloadTypeOf('slideshare') // => 'slides' */
export function downloadTypeOf(key: string): string | undefined {
  const name = key.toLowerCase().replace(/(?<=.)[-_]?(?:url|link|id|file)$/, '');
  return downloadTypes.find((type) => type === name || otherTypes[type]?.includes(name));
}

const otherTypes: Record<string, string[]> = {
  video: ['youtube', 'vimeo', 'videos'],
  slides: ['slide', 'slideshare', 'speakerdeck', 'presentation', 'pdf'],
  code: ['github', 'repo', 'repository', 'source'],
};

/** Returns what to do with a field that Aftertalk has elsewhere, or doesn't need. */
export function elsewhere(collection: Collection, key: string): string | undefined {
  if (/^(?:permalink|slug|url)$/.test(key)) return 'delete it: the file’s name makes the URL';
  if (/^(?:layout|type|weight|menu|comments|toc|featured|image|images|cover|thumbnail)$/.test(key))
    return 'delete it: nothing uses it';
  if (collection !== 'talks') return undefined;
  if (/^(?:conference|event)(?:_|$)/.test(key)) return 'delete it: the folder names the conference';
  if (/^(?:location|place|city|country|venue)(?:_|$)/.test(key))
    return 'delete it: the conference’s file has the place';
  return key === 'abstract' ? 'move it below the fields, and write text: abstract' : undefined;
}

/** The names that other systems have for Aftertalk's fields. */
export const synonyms: Record<string, string[]> = {
  affiliation: ['company', 'employer', 'org', 'organization'],
  aliases: ['redirect_from'],
  author: ['authors'],
  city: ['location', 'place'],
  downloads: ['links'],
  endDate: ['end'],
  file: ['path'],
  language: ['lang'],
  lastModified: ['last_modified_at', 'lastmod', 'modified', 'updated'],
  name: ['title'],
  originalUrl: ['canonical', 'canonical_url', 'canonicalURL'],
  published: ['pubDate', 'publishDate'],
  speakers: ['presenter', 'presenters', 'speaker'],
  startDate: ['date', 'start'],
  summary: ['description', 'excerpt', 'subtitle'],
  topics: ['categories', 'category', 'keywords', 'tag', 'tags', 'topic'],
  track: ['room'],
  url: ['href', 'link', 'src', 'uri'],
  website: ['blog', 'homepage', 'site', 'url'],
};
