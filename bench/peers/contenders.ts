import { medians, moveAway, type Usage } from '../measure.ts';
import { run } from './run.ts';

/** A builder of the site. */
export interface Contender {
  name: string;
  command: readonly string[];
  /** Where the command is run. */
  folder: string;
  /** Where the site is written. */
  site: string;
  env?: Record<string, string>;
  /** Deletes what is cached between builds. */
  forget?(): void | Promise<void>;
}

/**
 * Builds cold, with each contender in turn (A B A B), so that other work of the machine slows them all
 * alike.
 * @returns the medians of each contender's runs, in the contenders' order
 */
export async function measureInTurn(
  contenders: readonly Contender[],
  runs: number,
  build = buildCold,
): Promise<Usage[]> {
  const usages = contenders.map((): Usage[] => []);
  for (let run = 0; run < runs; run++)
    for (const [index, contender] of contenders.entries())
      usages[index]!.push(await build(contender));
  return usages.map(medians);
}

async function buildCold({ command, folder, site, env, forget }: Contender): Promise<Usage> {
  moveAway(site);
  await forget?.();
  return run(command, folder, env);
}
