import { appendFileSync, globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { digest } from '../src/digest.ts';
import { measureBuild, medians, moveAway, type BuildUsage, type Phase } from './measure.ts';

/** The medians of each kind of build, and where a cold one spends its time. */
export interface Builds {
  builds: Record<string, BuildUsage>;
  phases: Phase[];
}

/**
 * Builds an archive several times in each way, without its search index: cold; with only the compiled
 * program and the rendered texts cached; unchanged; and with one talk edited. Then once each with the
 * index, cold and after an edit.
 */
export async function measureBuilds(archive: string, out: string, runs: number): Promise<Builds> {
  const [talk = ''] = globSync(join(archive, 'content/talks/*/*.md')).sort();
  const edit = () => appendFileSync(talk, '\nEdited once more.\n');
  let phases: Phase[] = [];
  const build = async (times: number, env: Record<string, string>, prepare: () => void) => {
    const usages: BuildUsage[] = [];
    for (let run = 0; run < times; run++) {
      prepare();
      const { phases: ofBuild, ...usage } = await measureBuild({
        ...env,
        ARCHIVE_DIR: archive,
        OUT_DIR: out,
      });
      if (!phases.length) phases = ofBuild;
      usages.push(usage);
    }
    return roundToTenths(medians(usages));
  };
  const withoutSearch = { LEAVE_OUT: 'search' };
  return {
    builds: {
      cold: await build(runs, withoutSearch, () => forget(archive, out)),
      'all pages again': await build(runs, withoutSearch, () => forgetSite(archive, out)),
      unchanged: await build(runs, withoutSearch, () => undefined),
      'one talk edited': await build(runs, withoutSearch, edit),
      'cold, with search': await build(1, {}, () => forget(archive, out)),
      'one talk edited, with search': await build(1, {}, edit),
    },
    phases,
  };
}

function roundToTenths(usage: BuildUsage): BuildUsage {
  const rounded = Object.entries(usage).map(([key, figure]) => [key, Number(figure.toFixed(1))]);
  return Object.fromEntries(rounded);
}

/** Moves a site away and deletes everything cached of its archive: the next build is a cold one. */
export function forget(archive: string, out: string): void {
  moveAway(out);
  rmSync(join(archive, '.cache'), { recursive: true, force: true });
}

/** Moves a site away and deletes its manifest: the next build makes all pages again. */
function forgetSite(archive: string, out: string) {
  moveAway(out);
  rmSync(join(archive, '.cache/sites', `${digest(out)}.json`), { force: true });
}
