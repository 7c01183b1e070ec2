import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cpuSeconds, run } from './run.ts';

test('counts what a command’s child processes used', async () => {
  const burn = 'while (process.cpuUsage().user < 300_000);';
  const parent = `require('child_process').execFileSync(process.execPath, ['-e', '${burn}'])`;
  const { cpuSeconds, wallSeconds } = await run([process.execPath, '-e', parent], '.');
  assert.ok(cpuSeconds >= 0.3, `${cpuSeconds} s`);
  assert.ok(wallSeconds >= 0.3, `${wallSeconds} s`);
});

test('memory is the peak of the command’s processes, on systems with /proc', async () => {
  const hold = 'const held = Buffer.alloc(150e6, 1); setTimeout(() => held, 900);';
  const { peakMegabytes } = await run([process.execPath, '-e', hold], '.');
  if (process.platform === 'linux') assert.ok(peakMegabytes > 150, `${peakMegabytes} MB`);
  else assert.equal(peakMegabytes, 0);
});

test('reports a failed command with its output', async () => {
  await assert.rejects(
    run(['sh', '-c', 'echo half; echo broken >&2; exit 3'], '.'),
    /half\nbroken/,
  );
});

test('a command gets its environment variables', async () => {
  await assert.rejects(
    run(['sh', '-c', 'echo "[$PEER]"; exit 1'], '.', { PEER: 'x y' }),
    /\[x y\]/,
  );
});

test('leaves out the shell’s own time, and reads minutes', () => {
  assert.equal(cpuSeconds('0m9.00s 0m9.00s\n1m2.500s 0m0.250s\n'), 62.75);
});
