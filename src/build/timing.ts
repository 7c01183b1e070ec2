import { performance } from 'node:perf_hooks';

/** Runs a phase of a build and records its times, which `npm run bench` reads. */
export async function timePhase<T>(name: string, run: () => T | Promise<T>): Promise<T> {
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
