import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { check } from '../authoring/check.ts';
import { countFindings, findingLine, Refusal } from '../authoring/finding.ts';
import { filesOf, type ContentFile } from '../authoring/entry.ts';
import type { Folder } from '../authoring/folder.ts';
import { readSite } from '../authoring/site.ts';
import { feedHeaders } from '../feeds/headers.ts';
import { headersFile } from '../permanence/headers.ts';
import { assertOurs } from './out-folder.ts';

/**
 * Checks and builds an archive. It is built beside `out` and then takes its place, so that nobody
 * ever sees half a site, and a failed build leaves the last good one.
 * @throws Refusal where the archive is not in order
 */
export async function buildSite(folder: Folder): Promise<void> {
  const { files, findings } = await check(folder);
  for (const finding of findings.filter(({ severity }) => severity === 'warning'))
    console.warn(findingLine(finding));
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length) throw new Refusal(errors, `\n${countFindings(findings)}; nothing was built`);

  await assertOurs(folder);
  const unseen = draftDownloads(files);
  const [building, former] = ['building', 'former'].map((name) =>
    join(dirname(folder.out), `.${basename(folder.out)}.${name}`),
  ) as [string, string];
  await rm(building, { recursive: true, force: true });
  try {
    // Not before it is needed: a refusal needs no Astro, and comes at once.
    const { build } = await import('astro');
    await build({ outDir: building, logLevel: 'warn' });
    for (const file of unseen) await rm(join(building, 'downloads', file));
    // Tells GitHub Pages to serve the files as they are.
    await writeFile(join(building, '.nojekyll'), '');
    await writeFile(join(building, '_headers'), headers(folder));
    await replace(folder.out, building, former);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

/** The site's `_headers`, feeds' under its base path. */
function headers(folder: Folder): string {
  const { url } = readSite(folder);
  return headersFile(
    feedHeaders.map((rule) => ({ ...rule, path: new URL(`.${rule.path}`, url).pathname })),
  );
}

/** The files below public/downloads/ that only drafts name: like all of a draft, they stay unseen. */
function draftDownloads(files: readonly ContentFile[]): string[] {
  const of = (draft: boolean) =>
    filesOf(files, 'talks')
      .filter(({ data }) => data.draft === draft)
      .flatMap(({ data }) => data.downloads.flatMap(({ file }) => file ?? []));
  const published = new Set(of(false));
  return of(true).filter((file) => !published.has(file));
}

async function replace(out: string, building: string, former: string) {
  await mkdir(dirname(out), { recursive: true });
  await rm(former, { recursive: true, force: true });
  const had = await rename(out, former).then(
    () => true,
    () => false,
  );
  try {
    await rename(building, out);
  } catch (error) {
    if (had) await rename(former, out);
    throw error;
  }
  await rm(former, { recursive: true, force: true });
}
