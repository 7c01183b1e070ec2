import type { Day } from './date.ts';

/** What `site.yaml` says of the whole archive. */
export interface Site {
  title: string;
  description: string;
  /** Absolute, with a base path if there is one, ending in a slash. */
  url: string;
  language: string;
  license: string;
  repository?: string | undefined;
  branch: string;
  feedAuthority: string;
}

/** A page that an author wrote: home and about. */
export interface Page {
  title: string;
  published?: Day | undefined;
  lastModified?: Day | undefined;
  html: string;
}
