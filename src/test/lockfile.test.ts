import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const lockfile = readFileSync('package-lock.json', 'utf8');

test('the lockfile carries no download address', () => {
  assert.doesNotMatch(lockfile, /"resolved"/);
  assert.doesNotMatch(lockfile, /https?:\/\/[^"]*\.tgz/);
});

test('the lockfile is complete: npm ci accepts it in an empty folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-'));
  for (const file of ['package.json', 'package-lock.json', '.npmrc'])
    copyFileSync(file, join(folder, file));
  try {
    // npm compares the two before it fetches anything, and fails where an entry is missing.
    await promisify(execFile)('npm', ['ci', '--dry-run', '--ignore-scripts'], {
      cwd: folder,
      shell: process.platform === 'win32',
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('Node comes with the project on each platform, in one version', () => {
  const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const nodes = Object.entries(optionalDependencies).filter(([name]) => name.startsWith('node-'));
  assert.equal(nodes.length, 5);
  assert.equal(new Set(nodes.map(([, version]) => version)).size, 1);
  for (const [name] of nodes) assert.match(lockfile, new RegExp(`"node_modules/${name}"`));
});

test('ARCHITECTURE.md says why of each dependency, and how many there are', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const architecture = readFileSync('ARCHITECTURE.md', 'utf8');
  const names = Object.keys({ ...dependencies, ...devDependencies });
  const explained = (name: string) =>
    architecture.includes(name.replace('@fontsource-variable/', '')) ||
    /^@types\/|^prettier-plugin-astro$/.test(name);
  assert.deepEqual(
    names.filter((name) => !explained(name)),
    [],
  );
  const count = `${Object.keys(dependencies).length} for the site and its commands, ${Object.keys(devDependencies).length} for tests`;
  assert.ok(architecture.includes(count), count);
});
