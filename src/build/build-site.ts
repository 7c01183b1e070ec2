import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { hasPart, type Site } from '../archive/site.ts';
import { findProblems, readContent } from '../check/check.ts';
import { countFindings, findingLines, Refusal, sortFindings } from '../loader/finding.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { readSite } from '../loader/site.ts';
import { loadArchive } from '../loader/load-archive.ts';
import { outputs as archiveOutputs } from '../outputs/index.ts';
import { searchInput, updateIndex } from './index-search.ts';
import { onInterrupt } from './interrupt.ts';
import { withLock } from './lock.ts';
import { Manifest } from './manifest.ts';
import { assertReplaceable, makeStagingFolder, outputError, publish } from './publish.ts';
import { writeOutputs } from './output-writer.ts';
import type { Program } from './program.ts';
import { staticFiles } from './static-files.ts';
import { renderTexts, type RenderedContent } from './texts.ts';
import { timePhase } from './timing.ts';
import { Workers } from './workers.ts';

/**
 * Checks an archive and builds its site with compiled pages. Changed files are made in a temporary
 * folder and then moved, so a failed build leaves the last site.
 * @param settled site.yaml as `settleBase` read it, if it has no errors
 * @returns the line to print
 * @throws Refusal if the archive has errors
 */
export function buildSite(paths: ArchivePaths, program: Program, settled?: Site): Promise<string> {
  return withLock(paths.out, async (out) => {
    const staging = makeStagingFolder(out);
    const workers = new Workers();
    const clean = async () => {
      // Threads would still write.
      await workers.end();
      rmSync(staging, { recursive: true, force: true });
    };
    const stopListening = onInterrupt(clean);
    try {
      const made = await makeFiles({ ...paths, out }, program, settled, staging, workers);
      const { manifest, pages, files, changed, search } = made;
      // Frees memory that Pagefind needs.
      await workers.end();
      const index = search
        ? await timePhase('search index', () =>
            updateIndex(search, manifest, out, staging, changed),
          )
        : { files: [], rebuilt: false };
      for (const file of index.files) files.add(file);
      const stale = new Set([...manifest.files.keys()].filter((file) => !files.has(file)));
      if (changed.size || stale.size) {
        const foreign = await timePhase('publish', () =>
          publish(out, staging, manifest, changed, stale),
        );
        if (foreign.length) console.warn(keptLine(foreign));
      }
      const changes = `${changed.size} of ${files.size} files written, ${stale.size} deleted`;
      const indexed = `search index ${index.rebuilt ? 'rebuilt' : 'unchanged'}`;
      return `Built ${pages} pages in ${paths.out}: ${changes}, ${indexed}`;
    } finally {
      await clean();
      stopListening();
    }
  }).catch((error) => {
    throw outputError(error, paths.out);
  });
}

function keptLine(foreign: readonly string[]): string {
  const others = foreign.length > 3 ? ` and ${foreign.length - 3} more` : '';
  return `OUT_DIR keeps what Aftertalk didn’t build: ${foreign.slice(0, 3).join(', ')}${others}`;
}

/**
 * Makes the changed files of a site without its search index. The result doesn't refer to the archive,
 * so that its memory can be freed.
 */
async function makeFiles(
  paths: ArchivePaths,
  program: Program,
  settled: Site | undefined,
  staging: string,
  workers: Workers,
) {
  const { files, textOf } = await readAndCheck(paths, settled, workers);
  const manifest = new Manifest(paths);
  assertReplaceable(paths, manifest);
  const site = settled ?? readSite(paths);
  const { archive, outputs } = await timePhase('archive', () => {
    const archive = loadArchive(paths, site, files, textOf, false);
    const all = [
      ...staticFiles(paths, program, files, archive),
      ...archiveOutputs(archive, join(paths.content, 'talks')),
    ];
    const byFile = new Map(all.map((output) => [output.file, output]));
    return { archive, outputs: [...byFile.values()] };
  });
  const changed = await timePhase('pages', () =>
    writeOutputs(outputs, site.url, program, manifest, staging, workers),
  );
  return {
    manifest,
    pages: outputs.filter((output) => 'view' in output).length,
    files: new Set(outputs.map(({ file }) => file)),
    /** The key of each changed file. */
    changed,
    search:
      hasPart(archive.site, 'search') &&
      (await timePhase('search key', () => searchInput(archive))),
  };
}

/** Returns the content of an archive without errors; prints its warnings. @throws Refusal */
async function readAndCheck(
  paths: ArchivePaths,
  settled: Site | undefined,
  workers: Workers,
): Promise<RenderedContent> {
  const content = await readContent(paths);
  const texts = await timePhase('texts', () =>
    renderTexts(paths, content, settled?.language ?? 'en', workers),
  );
  const problems = await timePhase('check', () =>
    findProblems({ paths, files: texts.files, images: content.images }),
  );
  const findings = sortFindings([...content.findings, ...texts.findings, ...problems]);
  for (const line of findingLines(findings.filter(({ severity }) => severity === 'warning')))
    console.warn(line);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length) throw new Refusal(errors, `\n${countFindings(findings)}; nothing was built`);
  return texts;
}
