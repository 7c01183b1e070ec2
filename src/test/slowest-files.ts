import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';

/** A test reporter that lists the ten files that took longest. */
export default async function* (events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const durations: [file: string, seconds: number][] = [];
  for await (const { type, data } of events)
    if (type === 'test:summary' && data.file)
      durations.push([relative('', data.file), data.duration_ms / 1000]);
  const slowest = durations.toSorted(([, a], [, b]) => b - a).slice(0, 10);
  yield '\nSlowest files:\n';
  for (const [file, seconds] of slowest) yield `${seconds.toFixed(1).padStart(7)} s  ${file}\n`;
}
