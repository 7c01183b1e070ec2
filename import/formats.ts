import { readFeed } from './feed.ts';
import type { Imported } from './imported-item.ts';
import type { PostOptions } from './posts.ts';
import { readMarkdownFolder } from './markdown-folder.ts';
import { readPyvideo } from './pyvideo.ts';
import { readSchedule } from './schedule.ts';
import { readWordpress } from './wordpress.ts';

/** What a call may say of a source; each format takes what it knows. */
export interface SourceOptions extends PostOptions {
  /** A file that says which field of a post's head means what. */
  map?: string | undefined;
}

export interface Format {
  /** What it reads, for the help. */
  reads: string;
  /** The license of its texts in a new archive, until somebody says otherwise. */
  license: string;
  read(
    source: string,
    options: SourceOptions,
    seen: (share: number) => void,
  ): AsyncIterable<Imported>;
}

export const formats: Record<string, Format> = {
  feed: {
    reads: 'a weblog’s RSS or Atom feed: a file, or its address',
    license: 'CC-BY-4.0',
    read: readFeed,
  },
  wordpress: {
    reads: 'a WordPress export (WXR), with its images where they lie beside it',
    license: 'CC-BY-4.0',
    read: readWordpress,
  },
  markdown: {
    reads: 'a folder of posts: Jekyll, Hugo, Pelican, Eleventy, Astro',
    license: 'CC-BY-4.0',
    read: readMarkdownFolder,
  },
  schedule: {
    reads: 'a conference’s schedule.json or schedule.xml (frab, pretalx): a file, or its address',
    license: 'CC-BY-4.0',
    read: readSchedule,
  },
  pyvideo: {
    reads: 'the data of pyvideo.org: a folder, or its .tar.gz',
    license: 'CC0-1.0',
    read: (source, _options, seen) => readPyvideo(source, seen),
  },
};
