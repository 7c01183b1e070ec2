import { appendFileSync, globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from '../src/digest.ts';
import { setAside } from './set-aside.ts';
import { measureBuild, median, type BuildUsage, type Phase } from './measure.ts';

/** The medians of each kind of build, and where a cold one spends its time. */
export interface Builds {
  builds: Record<string, BuildUsage>;
  phases: Phase[];
}

/**
 * Builds an archive several times in each way, without its search index: with nothing kept; with the
 * compiled program and the rendered texts kept, and every page made anew; unchanged; and with one
 * talk edited. Then once each with the index, cold and after an edit.
 */
export async function measureBuilds(archive: string, out: string, runs: number): Promise<Builds> {
  const [talk = ''] = globSync(join(archive, 'content/talks/*/*.md')).sort();
  const edit = () => appendFileSync(talk, '\nEdited once more.\n');
  let phases: Phase[] = [];
  const several = async (times: number, env: Record<string, string>, before: () => void) => {
    const measured: BuildUsage[] = [];
    for (let run = 0; run < times; run++) {
      before();
      const { phases: spent, ...usage } = await measureBuild({
        ...env,
        ARCHIVE_DIR: archive,
        OUT_DIR: out,
      });
      if (!phases.length) phases = spent;
      measured.push(usage);
    }
    return median(measured);
  };
  const bare = { LEAVE_OUT: 'search' };
  return {
    builds: {
      cold: await several(runs, bare, () => forget(archive, out)),
      'pages anew': await several(runs, bare, () => forgetSite(archive, out)),
      unchanged: await several(runs, bare, () => undefined),
      'one talk edited': await several(runs, bare, edit),
      'cold, with search': await several(1, {}, () => forget(archive, out)),
      'one talk edited, with search': await several(1, {}, edit),
    },
    phases,
  };
}

/** Sets a site aside, and removes all that makes the next build of its archive a warm one. */
export function forget(archive: string, out: string): void {
  setAside(out);
  rmSync(join(archive, '.cache'), { recursive: true, force: true });
}

/** Sets a site aside, and forgets what it was made of. */
function forgetSite(archive: string, out: string) {
  setAside(out);
  rmSync(join(archive, '.cache/sites', `${digest(out)}.json`), { force: true });
}
