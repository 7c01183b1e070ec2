import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ratio } from './compare.ts';
import { measureInTurn } from './contenders.ts';

const contender = (name: string) => ({ name, command: [], folder: '.', site: name });
const usage = (cpuSeconds: number, wallSeconds = 0, peakMegabytes = 0) => ({
  cpuSeconds,
  wallSeconds,
  peakMegabytes,
});

test('contenders build in turn', async () => {
  const order: string[] = [];
  await measureInTurn([contender('A'), contender('B')], 2, async ({ name }) => {
    order.push(name);
    return usage(1);
  });
  assert.deepEqual(order, ['A', 'B', 'A', 'B']);
});

test('each figure is the median of its own runs', async () => {
  const usages = [usage(9, 1, 5), usage(1, 2, 40), usage(3, 30, 4)];
  const [median] = await measureInTurn([contender('A')], 3, async () => usages.shift()!);
  assert.deepEqual(median, usage(3, 2, 5));
});

test('the median of an even number of runs is the mean of the middle two', async () => {
  const usages = [usage(1), usage(8), usage(2), usage(4)];
  const [median] = await measureInTurn([contender('A')], 4, async () => usages.shift()!);
  assert.equal(median?.cpuSeconds, 3);
});

test('a ratio is Aftertalk’s figure divided by the peer’s', () => {
  assert.deepEqual(ratio(usage(30, 10, 500), usage(20, 20, 250)), usage(1.5, 0.5, 2));
});
