import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';

/** What one run of a command took. */
export interface Usage {
  cpuSeconds: number;
  wallSeconds: number;
  peakMegabytes: number;
}

/** What one build took, making the search index told apart. */
export interface BuildUsage extends Usage {
  /** CPU of the build's own part in it; Pagefind's is another process. */
  searchCpuSeconds: number;
  searchWallSeconds: number;
}

export interface Phase {
  name: string;
  cpuSeconds: number;
  wallSeconds: number;
}

/**
 * Runs a build to its end.
 * @throws with what it printed, where it failed
 */
export async function measureBuild(
  env: Record<string, string>,
): Promise<BuildUsage & { phases: Phase[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-bench-'));
  const file = join(folder, 'usage.json');
  const began = performance.now();
  try {
    await run({ ...env, AFTERTALK_USAGE: file });
    const wallSeconds = (performance.now() - began) / 1000;
    const { cpuSeconds, peakMegabytes, phases } = JSON.parse(readFileSync(file, 'utf8'));
    const search = phases.filter(({ name }: Phase) => name.startsWith('search'));
    const searchCpuSeconds = sum(search, 'cpuSeconds');
    const searchWallSeconds = sum(search, 'wallSeconds');
    return {
      cpuSeconds: cpuSeconds - searchCpuSeconds,
      wallSeconds: wallSeconds - searchWallSeconds,
      peakMegabytes,
      searchCpuSeconds,
      searchWallSeconds,
      phases,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function sum(phases: readonly Phase[], key: 'cpuSeconds' | 'wallSeconds'): number {
  return phases.reduce((total, phase) => total + phase[key], 0);
}

/** The middle of some runs, each figure by itself, to a tenth. */
export function median<Figures extends object>(runs: readonly Figures[]): Figures {
  const figures = Object.keys(runs[0] ?? {}).map((key) => {
    const sorted = runs.map((run) => Number(run[key as keyof Figures])).sort((a, b) => a - b);
    return [key, Number((sorted[Math.floor(runs.length / 2)] ?? 0).toFixed(1))];
  });
  return Object.fromEntries(figures);
}

/** What `npm run build` runs, without npm. */
export function buildCommand(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  return [process.execPath, ...scripts.build.split(' ').slice(1)];
}

function run(env: Record<string, string>): Promise<void> {
  const [node = '', ...command] = buildCommand();
  const usage = resolve('bench/usage.ts');
  const child = spawn(node, ['--import', usage, ...command], {
    env: { ...process.env, ...env },
  });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(output))));
  });
}
