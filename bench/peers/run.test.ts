import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cpuSeconds, run } from './run.ts';

test('what a command’s own child processes used is counted', async () => {
  const burn = 'while (process.cpuUsage().user < 300_000);';
  const parent = `require('child_process').execFileSync(process.execPath, ['-e', '${burn}'])`;
  const { cpuSeconds, wallSeconds } = await run([process.execPath, '-e', parent], '.');
  assert.ok(cpuSeconds >= 0.3, `${cpuSeconds} s`);
  assert.ok(wallSeconds >= 0.3, `${wallSeconds} s`);
});

test('memory is what the processes below held at their most, where /proc tells it', async () => {
  const hold = 'const held = Buffer.alloc(150e6, 1); setTimeout(() => held, 900);';
  const { peakMegabytes } = await run([process.execPath, '-e', hold], '.');
  if (process.platform === 'linux') assert.ok(peakMegabytes > 150, `${peakMegabytes} MB`);
  else assert.equal(peakMegabytes, 0);
});

test('a command that fails is reported with what it printed', async () => {
  await assert.rejects(
    run(['sh', '-c', 'echo half; echo broken >&2; exit 3'], '.'),
    /half\nbroken/,
  );
});

test('a command sees the variables it is given', async () => {
  await assert.rejects(
    run(['sh', '-c', 'echo "[$PEER]"; exit 1'], '.', { PEER: 'x y' }),
    /\[x y\]/,
  );
});

test('the shell’s own time is left out, minutes are counted', () => {
  assert.equal(cpuSeconds('0m9.00s 0m9.00s\n1m2.500s 0m0.250s\n'), 62.75);
});
