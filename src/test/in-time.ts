import assert from 'node:assert/strict';

/**
 * Each takes less than a second, or a few on a slow machine; without bounds it takes minutes. Counts
 * the CPU time of this process, so that other work on the machine doesn't matter.
 */
export function assertInTime(start: NodeJS.CpuUsage) {
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  assert.ok(seconds < 5, `${seconds} s`);
}
