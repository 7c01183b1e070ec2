import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';

/** What one run of a command took. */
export interface Usage {
  /** Of the command's own process: without the search index, which is another's. */
  cpuSeconds: number;
  peakMegabytes: number;
  /** Of all of it. */
  wallSeconds: number;
}

/**
 * Runs an npm script's command to its end.
 * @throws with what it printed, where it failed
 */
export async function measure(script: string, env: Record<string, string>): Promise<Usage> {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-bench-'));
  const file = join(folder, 'usage.json');
  const began = performance.now();
  try {
    await run(script, { ...env, AFTERTALK_USAGE: file });
    const wallSeconds = (performance.now() - began) / 1000;
    return { ...JSON.parse(readFileSync(file, 'utf8')), wallSeconds };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The middle of some runs, each figure by itself. */
export function median(runs: readonly Usage[]): Usage {
  const middle = (key: keyof Usage) => {
    const sorted = runs.map((run) => run[key]).toSorted((a, b) => a - b);
    return Number((sorted[Math.floor(runs.length / 2)] ?? 0).toFixed(1));
  };
  return {
    cpuSeconds: middle('cpuSeconds'),
    peakMegabytes: middle('peakMegabytes'),
    wallSeconds: middle('wallSeconds'),
  };
}

function run(script: string, env: Record<string, string>): Promise<void> {
  const usage = resolve('src/measuring/usage.ts');
  const child = spawn(process.execPath, ['--import', usage, resolve(`src/cli/${script}.ts`)], {
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
