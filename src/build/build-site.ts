import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { has, type Site } from '../archive/site.ts';
import { findProblems, readContent } from '../check/check.ts';
import { countFindings, findingLine, Refusal, sortFindings } from '../loader/finding.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { readSite } from '../loader/site.ts';
import { loadArchive } from '../loader/load-archive.ts';
import { outputs as outputsOf } from '../outputs/index.ts';
import { copies } from './copies.ts';
import { makeIndex, searched, type Searched } from './index-search.ts';
import { make } from './make.ts';
import { Manifest } from './manifest.ts';
import { assertOurs } from './out-folder.ts';
import { phase } from './phase.ts';
import type { Program } from './program.ts';
import { publish } from './publish.ts';
import { renderTexts, type TextsRead } from './texts.ts';
import { Workers } from './workers.ts';

/** What a build did, in files. */
export interface Built {
  files: number;
  made: number;
  removed: number;
  /** Whether the search index was made anew. */
  indexed: boolean;
}

/**
 * Checks an archive and builds its site with compiled pages. What changed since the last build is made beside `out` and then put
 * there, so that nobody ever sees half a site, and a failed build leaves the last good one.
 * @param settled site.yaml as `settleBase` read it, if it has no errors
 * @throws Refusal where the archive is not in order
 */
export async function buildSite(
  folder: ArchivePaths,
  program: Program,
  settled?: Site,
): Promise<Built> {
  const making = join(dirname(folder.out), `.${basename(folder.out)}.building`);
  const workers = new Workers();
  try {
    rmSync(making, { recursive: true, force: true });
    const { manifest, there, changed, search } = await makeFiles(
      folder,
      program,
      settled,
      making,
      workers,
    );
    await workers.end();
    const index =
      search &&
      (await phase('search index', () => makeIndex(search, manifest, folder.out, making, changed)));
    for (const file of index?.files ?? []) there.add(file);
    const gone = new Set([...manifest.files.keys()].filter((file) => !there.has(file)));
    if (changed.size || gone.size)
      await phase('publish', () => publish(folder.out, making, manifest, changed, gone));
    const counts = { files: there.size, made: changed.size, removed: gone.size };
    return { ...counts, indexed: !!index?.made };
  } finally {
    await workers.end();
    rmSync(making, { recursive: true, force: true });
  }
}

/** What a build makes but its search index, for which the memory is wanted that all this takes. */
interface MadeFiles {
  manifest: Manifest;
  /** Every file of the site. */
  there: Set<string>;
  /** Those that were made, and what of. */
  changed: Map<string, string>;
  search: Searched | undefined;
}

/** @example 'Built /talks/dist: 3 of 60 files made, 0 removed, search index kept' */
export function builtLine({ out }: ArchivePaths, { files, made, removed, indexed }: Built): string {
  const changes = `${made} of ${files} files made, ${removed} removed`;
  return `Built ${out}: ${changes}, search index ${indexed ? 'made' : 'kept'}`;
}

async function makeFiles(
  folder: ArchivePaths,
  program: Program,
  settled: Site | undefined,
  making: string,
  workers: Workers,
): Promise<MadeFiles> {
  const { files, textOf } = await accepted(folder, settled, workers);
  await assertOurs(folder);
  const site = settled ?? readSite(folder);
  const { archive, outputs } = await phase('archive', () => {
    const archive = loadArchive(folder, site, files, textOf, false);
    const all = [...copies(folder, program, files, archive), ...outputsOf(archive)];
    return { archive, outputs: new Map(all.map((output) => [output.file, output])) };
  });
  const manifest = new Manifest(folder);
  const changed = await phase('pages', () =>
    make([...outputs.values()], site.url, program, manifest, making, workers),
  );
  const search = has(archive.site, 'search')
    ? await phase('search key', () => searched(archive))
    : undefined;
  return { manifest, there: new Set(outputs.keys()), changed, search };
}

/** The texts of an archive that is in order; warnings are said. @throws Refusal */
async function accepted(
  folder: ArchivePaths,
  settled: Site | undefined,
  workers: Workers,
): Promise<TextsRead> {
  const { images, ...reading } = await readContent(folder);
  const texts = await phase('texts', () =>
    renderTexts(folder, { files: reading.files, images }, settled?.language ?? 'en', workers),
  );
  const judged = await phase('check', () =>
    findProblems({ paths: folder, files: texts.files, images }),
  );
  const findings = sortFindings([...reading.findings, ...texts.findings, ...judged]);
  for (const finding of findings.filter(({ severity }) => severity === 'warning'))
    console.warn(findingLine(finding));
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length) throw new Refusal(errors, `\n${countFindings(findings)}; nothing was built`);
  return texts;
}
