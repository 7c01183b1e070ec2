import { readAftertalk } from './aftertalk.ts';
import { readFeed } from './feed.ts';
import type { ImportedItem } from './imported-item.ts';
import { readPostFolder, type PostFolderOptions } from './post-folder.ts';
import { readPyvideo } from './pyvideo.ts';
import { readRubyevents } from './rubyevents.ts';
import { readSchedule } from './schedule.ts';
import { readWordpress } from './wordpress.ts';

/** Options of the command line; each format uses those that apply to it. */
export type SourceOptions = PostFolderOptions;

export interface Format {
  /** For the usage text. */
  description: string;
  /** For the report of a source without any. */
  looksFor: string;
  /** The license of the texts in a new archive; its owner can change it. */
  license: string;
  read(
    source: string,
    options: SourceOptions,
    onProgress: (share: number) => void,
  ): AsyncIterable<ImportedItem>;
}

export const formats: Record<string, Format> = {
  aftertalk: {
    description: 'another Aftertalk archive: the URL or the folder of its site',
    looksFor: 'data/archive.json and the conferences that it lists',
    license: 'CC-BY-4.0',
    read: readAftertalk,
  },
  feed: {
    description: 'a weblog’s RSS or Atom feed: a file or a URL',
    looksFor: 'an <item> of RSS or an <entry> of Atom',
    license: 'CC-BY-4.0',
    read: readFeed,
  },
  wordpress: {
    description: 'a WordPress export (WXR), with the images next to it',
    looksFor: 'an <item> that is a post',
    license: 'CC-BY-4.0',
    read: readWordpress,
  },
  markdown: {
    description: 'a folder of posts: Jekyll, Hugo, Pelican, Eleventy, Astro; .md, .rst or .html',
    looksFor: 'files .md, .mdx, .markdown, .rst and .html with a title and a date',
    license: 'CC-BY-4.0',
    read: readPostFolder,
  },
  schedule: {
    description: 'a conference’s schedule.json or schedule.xml (frab, pretalx): a file or a URL',
    looksFor: 'the events in the rooms of each day',
    license: 'CC-BY-4.0',
    read: readSchedule,
  },
  pyvideo: {
    description: 'the data of pyvideo.org: a folder or a .tar.gz',
    looksFor: '<conference>/videos/<talk>.json',
    license: 'CC0-1.0',
    read: (source, _options, onProgress) => readPyvideo(source, onProgress),
  },
  rubyevents: {
    description: 'the data of rubyevents.org: a folder or a .tar.gz',
    looksFor: '<event>/videos.yml',
    license: 'CC-BY-4.0',
    read: (source, _options, onProgress) => readRubyevents(source, onProgress),
  },
};
