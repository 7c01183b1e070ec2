import { performance } from 'node:perf_hooks';

/** Runs a part of a build, and notes for whoever measures it when it ran and what it used. */
export async function phase<T>(name: string, run: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  const before = process.cpuUsage();
  try {
    return await run();
  } finally {
    const { user, system } = process.cpuUsage(before);
    performance.measure(name, {
      start,
      end: performance.now(),
      detail: { cpuSeconds: (user + system) / 1e6 },
    });
  }
}
