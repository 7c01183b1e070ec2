import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';

/** What one run of a command took. */
export interface Usage {
  cpuSeconds: number;
  wallSeconds: number;
  peakMegabytes: number;
}

/** What one build took; the search index is counted separately. */
export interface BuildUsage extends Usage {
  /** Only what the build's own process used: Pagefind is another process. */
  searchCpuSeconds: number;
  searchWallSeconds: number;
}

export interface Phase {
  name: string;
  cpuSeconds: number;
  wallSeconds: number;
}

/** Returns the CPU time of work in this process, in seconds. */
export function cpuSecondsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/**
 * Runs a build.
 * @throws with the build's output if it fails
 */
export async function measureBuild(
  env: Record<string, string>,
): Promise<BuildUsage & { phases: Phase[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-bench-'));
  const file = join(folder, 'usage.json');
  const start = performance.now();
  try {
    await run({ ...env, AFTERTALK_USAGE: file });
    const wallSeconds = (performance.now() - start) / 1000;
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

/** Returns the median of each figure. */
export function medians<Figures extends object>(runs: readonly Figures[]): Figures {
  const figures = Object.keys(runs[0] ?? {}).map((key) => {
    const sorted = runs.map((run) => Number(run[key as keyof Figures])).sort((a, b) => a - b);
    const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
    const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
    return [key, (upper + lower) / 2];
  });
  return Object.fromEntries(figures);
}

/** Returns the command of `npm run build`, without npm. */
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

let sitesMoved = 0;

/**
 * Moves a site away without deleting it: for some minutes after files are deleted, ext4 without a
 * journal skips each of them when it creates another, which triples the time of the next build. The
 * caller deletes the folder around the site in the end.
 */
export function moveAway(site: string): void {
  if (existsSync(site)) renameSync(site, `${site}.old-${++sitesMoved}`);
}
