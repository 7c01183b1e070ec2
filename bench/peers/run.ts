import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { performance } from 'node:perf_hooks';
import type { Usage } from '../measure.ts';
import { watchMemory } from './memory.ts';

/**
 * Runs a command to its end and says what it took, with all the processes that it started.
 * @throws with what it printed, where it failed
 */
export async function run(
  command: readonly string[],
  folder: string,
  env: Record<string, string> = {},
): Promise<Usage> {
  const began = performance.now();
  // The shell knows what its children used, and theirs; Node does not.
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
  const said = Promise.all([out, err, times as typeof out].map((stream) => text(stream!)));
  try {
    const code = await ended;
    const wallSeconds = (performance.now() - began) / 1000;
    const [output, errors, spent = ''] = await said;
    if (code !== 0) throw new Error(`${command.join(' ')} failed:\n${output}${errors}`);
    return { cpuSeconds: cpuSeconds(spent), wallSeconds, peakMegabytes: memory.peak() };
  } finally {
    memory.stop();
  }
}

/** User and system time of the children, from the second line of POSIX's `times`. */
export function cpuSeconds(times: string): number {
  const [, children = ''] = times.split('\n');
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}
