import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Day } from '../archive/date.ts';
import type { Download } from '../archive/download.ts';
import type { Site } from '../archive/site.ts';
import { downloadFile } from '../schema/download.ts';
import { day, text, webAddress } from '../schema/fields.ts';
import type { ArchivePaths } from './archive-paths.ts';
import type { ContentFile } from './content-file.ts';

const size = z.int().nonnegative();

const linkFacts = z.strictObject({
  status: z.enum(['ok', 'missing', 'gone']),
  /** The day of the change to this status; of the first miss, if it is missing or gone. */
  since: day,
  /** The days on which it was missed, until it is gone. */
  misses: z.array(day).optional(),
  reason: z.string().optional(),
  size: size.optional(),
  mediaType: z.string().optional(),
  /** Where it redirects to for good. */
  movedTo: webAddress.optional(),
});

const fileFacts = z.strictObject({
  size,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The original that `--mirror` copied, when, and what its speaker permitted. */
  from: z.strictObject({ url: webAddress, date: day, permission: text.optional() }).optional(),
});

const facts = z.strictObject({
  /** By URL, as written. */
  links: z.record(z.string(), linkFacts).default({}),
  /** By path under `public/downloads/`. */
  files: z.record(z.string().regex(downloadFile), fileFacts).default({}),
});

/** What `npm run links` found out about a link. */
export type LinkFacts = z.output<typeof linkFacts>;
export type Facts = z.output<typeof facts>;

/** Reads `facts/`, by the name of each file. Files that aren't valid have no facts. */
export function readFacts({ root }: ArchivePaths): Map<string, Facts | undefined> {
  const files = globSync('facts/*.json', { cwd: root }).sort();
  return new Map(
    files.map((file) => [
      basename(file, '.json'),
      parseFacts(readFileSync(join(root, file), 'utf8')),
    ]),
  );
}

function parseFacts(json: string): Facts | undefined {
  try {
    return facts.parse(JSON.parse(json));
  } catch {
    return undefined;
  }
}

/** Returns the day since when a URL doesn't answer. @returns undefined if it does, or may */
export function goneSince(url: string, facts: Facts | undefined): Day | undefined {
  const link = facts?.links[url];
  return link?.status === 'gone' ? link.since : undefined;
}

/** Returns what a download's facts add to what its talk's author wrote. */
export function downloadFacts(
  { url, file, archivedUrl }: Download,
  facts: Facts | undefined,
): Partial<Download> {
  const gone = url && goneSince(url, facts);
  const archiveGone = archivedUrl && goneSince(archivedUrl, facts);
  const known = file
    ? { sha256: facts?.files[file]?.sha256 }
    : { size: facts?.links[url ?? '']?.size, mediaType: facts?.links[url ?? '']?.mediaType };
  return { ...known, ...(gone && { gone }), ...(archiveGone && { archiveGone }) };
}

/** Whether a URL of a text is one of another site. */
export function isOutside(url: string, site: Pick<Site, 'url'>): boolean {
  return /^https?:/i.test(url) && URL.canParse(url) && !url.startsWith(site.url);
}

/** The facts of links that belong to no conference. No id has an underscore. */
const others = '_others';

/** Returns the name of the file in `facts/` that has the facts of a content file. */
export function factsName({ collection, id }: Pick<ContentFile, 'collection' | 'id'>): string {
  return collection === 'talks' || collection === 'conferences'
    ? (id.split('/', 1)[0] ?? id)
    : others;
}
