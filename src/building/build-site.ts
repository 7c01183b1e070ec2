import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { has } from '../archive/site.ts';
import { judge, readArchive } from '../authoring/check.ts';
import { countFindings, findingLine, Refusal, sortFindings } from '../authoring/finding.ts';
import type { Folder } from '../authoring/folder.ts';
import { readSite } from '../authoring/site.ts';
import { loadArchive } from '../load.ts';
import { outputs } from '../outputs/index.ts';
import { at } from '../paths.ts';
import { copies } from './copies.ts';
import { makeIndex } from './index-search.ts';
import { make } from './make.ts';
import { Manifest } from './manifest.ts';
import { assertOurs } from './out-folder.ts';
import { phase } from './phase.ts';
import { compile, type Program } from './program.ts';
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
 * Checks and builds an archive. What changed since the last build is made beside `out` and then put
 * there, so that nobody ever sees half a site, and a failed build leaves the last good one.
 * @throws Refusal where the archive is not in order
 */
export async function buildSite(folder: Folder): Promise<Built> {
  const making = join(dirname(folder.out), `.${basename(folder.out)}.building`);
  const workers = new Workers();
  try {
    const program = await phase('compile', () => compile(at('')));
    const { files, textOf } = await accepted(folder, program, workers);
    await assertOurs(folder);
    const site = readSite(folder);
    rmSync(making, { recursive: true, force: true });
    const { archive, wanted } = await phase('archive', async () => {
      const archive = loadArchive(folder, site, files, textOf, false);
      const all = [...copies(folder, program, files, archive), ...outputs(archive)];
      return { archive, wanted: new Map(all.map((output) => [output.file, output])) };
    });
    const manifest = new Manifest(folder.out);
    const changed = await phase('pages', () =>
      make([...wanted.values()], site.url, program, manifest, making, workers),
    );
    await workers.end();
    const index = has(site, 'search')
      ? await phase('search index', () =>
          makeIndex(archive, program, manifest, folder.out, making, changed),
        )
      : { files: [], made: false };
    const there = new Set([...wanted.keys(), ...index.files]);
    const gone = new Set([...manifest.files.keys()].filter((file) => !there.has(file)));
    if (changed.size || gone.size)
      await phase('publish', () => publish(folder.out, making, manifest, changed, gone));
    return { files: there.size, made: changed.size, removed: gone.size, indexed: index.made };
  } finally {
    await workers.end();
    rmSync(making, { recursive: true, force: true });
  }
}

/** The texts of an archive that is in order; warnings are said. @throws Refusal */
async function accepted(folder: Folder, program: Program, workers: Workers): Promise<TextsRead> {
  const reading = await readArchive(folder);
  const texts = await phase('texts', () =>
    renderTexts(folder, reading.files, program.key, workers),
  );
  const judged = await phase('check', () => judge(folder, texts.files));
  const findings = sortFindings([...reading.findings, ...texts.findings, ...judged]);
  for (const finding of findings.filter(({ severity }) => severity === 'warning'))
    console.warn(findingLine(finding));
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length) throw new Refusal(errors, `\n${countFindings(findings)}; nothing was built`);
  return texts;
}
