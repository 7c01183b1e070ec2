import { appendFileSync, globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from '../authoring/digest.ts';
import { measureBuild, median, type BuildUsage, type Phase } from './measure.ts';

/** The medians of each kind of build, and where a cold one spends its time. */
export interface Builds {
  builds: Record<string, BuildUsage>;
  phases: Phase[];
}

/**
 * Builds an archive several times in each way: with nothing kept; with the compiled program and the
 * rendered texts kept, and every page made anew; unchanged; and with one talk edited.
 */
export async function measureBuilds(archive: string, out: string, runs: number): Promise<Builds> {
  const env = { ARCHIVE_DIR: archive, OUT_DIR: out };
  const [talk = ''] = globSync(join(archive, 'content/talks/*/*.md')).sort();
  let phases: Phase[] = [];
  const several = async (before: (run: number) => void) => {
    const measured: BuildUsage[] = [];
    for (let run = 0; run < runs; run++) {
      before(run);
      const { phases: spent, ...usage } = await measureBuild(env);
      if (!phases.length) phases = spent;
      measured.push(usage);
    }
    return median(measured);
  };
  return {
    builds: {
      cold: await several(() => forget(archive, out)),
      'pages anew': await several(() => forgetSite(out)),
      unchanged: await several(() => undefined),
      'one talk edited': await several((run) => appendFileSync(talk, `\nEdited, time ${run}.\n`)),
    },
    phases,
  };
}

/** Removes a site and all that makes the next build of its archive a warm one. */
export function forget(archive: string, out: string): void {
  forgetSite(out);
  rmSync('.cache/programs', { recursive: true, force: true });
  for (const kept of globSync(`.cache/{check,texts}/${digest(archive)}*`))
    rmSync(kept, { recursive: true });
}

/** Removes a site, and what it was made of. */
function forgetSite(out: string) {
  rmSync(out, { recursive: true, force: true });
  rmSync(join('.cache/sites', `${digest(out)}.json`), { force: true });
}
