import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { site } from '../schema/site.ts';
import { readEntry } from './entry.ts';
import { Refusal } from './finding.ts';
import type { Folder } from './archive-paths.ts';

/**
 * The archive's site.yaml, with SITE_URL in the place of its `url` where that is set.
 * @throws Refusal where it is missing or wrong
 */
export function readSite(folder: Folder): z.output<typeof site> & Pick<Folder, 'leaveOut'> {
  const file = 'content/site.yaml';
  const { data, source } = readEntry(
    'site',
    'site',
    file,
    readFileSync(join(folder.root, file), 'utf8'),
  );
  if (!data) throw new Refusal(source.findings);
  const url = folder.url?.replace(/\/*$/, '/') ?? data.url;
  return { ...data, url, leaveOut: folder.leaveOut };
}

/** The language that an archive's texts have by default; any where site.yaml is not in order. */
export function siteLanguage(folder: Folder): string {
  try {
    return readSite(folder).language;
  } catch {
    return 'en';
  }
}

/**
 * Sets the path that the site lies under, before anything is loaded that makes addresses: they are
 * made once, and by the same rule as in what Vite compiles.
 * @returns the path; `/` if site.yaml has errors, which `check` reports
 */
export function settleBase(folder: Folder): string {
  process.env.BASE_URL = basePath(folder);
  return process.env.BASE_URL;
}

function basePath(folder: Folder): string {
  try {
    return new URL(readSite(folder).url).pathname;
  } catch {
    return '/';
  }
}
