import type { Usage } from '../measure.ts';
import { setAside } from '../set-aside.ts';
import { run } from './run.ts';

/** Who builds the site, and where. */
export interface Contender {
  name: string;
  command: readonly string[];
  /** Where the command is run. */
  folder: string;
  /** Where the site is written. */
  site: string;
  env?: Record<string, string>;
  /** Forgets what is kept from one build to the next. */
  forget?(): void | Promise<void>;
}

/**
 * Builds cold, each contender once and then again from the first (A B A B), so that whatever else
 * the machine does meanwhile falls on all of them alike.
 * @returns the median of each contender's runs, in their order
 */
export async function takeTurns(
  contenders: readonly Contender[],
  runs: number,
  build = buildCold,
): Promise<Usage[]> {
  const taken = contenders.map((): Usage[] => []);
  for (let turn = 0; turn < runs; turn++)
    for (const [index, contender] of contenders.entries())
      taken[index]!.push(await build(contender));
  return taken.map(medians);
}

async function buildCold({ command, folder, site, env, forget }: Contender): Promise<Usage> {
  setAside(site);
  await forget?.();
  return run(command, folder, env);
}

/** Each figure by itself, not rounded: ratios are taken of them. */
function medians(runs: readonly Usage[]): Usage {
  const median = (key: keyof Usage) => {
    const sorted = runs.map((run) => run[key]).sort((a, b) => a - b);
    const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
    const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
    return (upper + lower) / 2;
  };
  return {
    cpuSeconds: median('cpuSeconds'),
    wallSeconds: median('wallSeconds'),
    peakMegabytes: median('peakMegabytes'),
  };
}
