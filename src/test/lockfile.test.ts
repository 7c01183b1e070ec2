import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const lockfile = readFileSync('package-lock.json', 'utf8');

test('the lockfile has no download URLs', () => {
  assert.doesNotMatch(lockfile, /"resolved"/);
  assert.doesNotMatch(lockfile, /https?:\/\/[^"]*\.tgz/);
});

test('npm ci accepts the lockfile in an empty folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-'));
  for (const file of ['package.json', 'package-lock.json', '.npmrc'])
    copyFileSync(file, join(folder, file));
  try {
    // npm compares the two files before it fetches anything, and fails if an entry is missing.
    await promisify(execFile)('npm', ['ci', '--dry-run', '--ignore-scripts'], {
      cwd: folder,
      shell: process.platform === 'win32',
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the project brings one version of Node for each platform', () => {
  const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const nodes = Object.entries(optionalDependencies).filter(([name]) => name.startsWith('node-'));
  assert.equal(nodes.length, 5);
  assert.equal(new Set(nodes.map(([, version]) => version)).size, 1);
  for (const [name] of nodes) assert.match(lockfile, new RegExp(`"node_modules/${name}"`));
});

test('ARCHITECTURE.md lists each dependency, and no other', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const [, section = ''] = readFileSync('ARCHITECTURE.md', 'utf8').split('## Dependencies\n');
  const rows = [...section.matchAll(/^\| (?!package |-)(?:import only: )?([^|]+?) +\|/gm)];
  assert.deepEqual(
    rows.flatMap(([, names = '']) => names.split(', ')).sort(),
    [...Object.keys(dependencies), 'node-*'].sort(),
  );
  const [, development = ''] = section.split('Tests and development: ');
  const unlisted = Object.keys(devDependencies).filter(
    (name) => !/^@types\/|^prettier-plugin-astro$/.test(name) && !development.includes(name),
  );
  assert.deepEqual(unlisted, []);
});
