import type { Day } from './date.ts';

/** What a large archive may do without, where its host counts files. */
export const optionalParts = ['speaker-feeds', 'list-feeds', 'search'] as const;
export type OptionalPart = (typeof optionalParts)[number];

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
  /** What this build leaves out. */
  leaveOut?: readonly OptionalPart[];
}

/** Whether a site has one of the parts that can be left out. */
export function has({ leaveOut = [] }: Pick<Site, 'leaveOut'>, part: OptionalPart): boolean {
  return !leaveOut.includes(part);
}

/** A page that an author wrote: home and about. */
export interface Page {
  title: string;
  published?: Day | undefined;
  lastModified?: Day | undefined;
  html: string;
}
