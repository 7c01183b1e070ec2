import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { performance } from 'node:perf_hooks';
import type { Usage } from '../measure.ts';
import { watchMemory } from './memory.ts';

/**
 * Runs a command and returns what it used, all its child processes included.
 * @throws with the command's output if it fails
 */
export async function run(
  command: readonly string[],
  folder: string,
  env: Record<string, string> = {},
): Promise<Usage> {
  const start = performance.now();
  // The shell's `times` includes what its descendants used; Node has no figure for that.
  const child = spawn('sh', ['-c', '"$@"; code=$?; times >&3; exit $code', 'sh', ...command], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const memory = watchMemory(child.pid);
  const ended = new Promise<number | null>((done, fail) =>
    child.on('error', fail).on('close', done),
  );
  const [, out, err, times] = child.stdio;
  const outputs = Promise.all([out, err, times as typeof out].map((stream) => text(stream!)));
  try {
    const code = await ended;
    const wallSeconds = (performance.now() - start) / 1000;
    const [output, errors, cpuTimes = ''] = await outputs;
    if (code !== 0) throw new Error(`${command.join(' ')} failed:\n${output}${errors}`);
    return { cpuSeconds: cpuSeconds(cpuTimes), wallSeconds, peakMegabytes: memory.peak() };
  } finally {
    memory.stop();
  }
}

/** Returns the children's user and system time, from the second line of POSIX's `times`. */
export function cpuSeconds(times: string): number {
  const [, children = ''] = times.split('\n');
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}
