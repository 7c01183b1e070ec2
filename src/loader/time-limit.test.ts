import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTime } from './time-limit.ts';

const endless = (): void => {
  for (;;);
};

test('work within other work is under the limit of that', () => {
  assert.equal(
    inTime(() => inTime(() => 7)),
    7,
  );
  assert.throws(() => inTime(() => inTime(endless, 60), 0.05), /longer than 0.05 s/);
  assert.throws(() => inTime(endless, 0.02), /longer than 0.02 s/);
});
