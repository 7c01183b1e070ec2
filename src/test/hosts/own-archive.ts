import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { freePort } from '../commands.ts';

// With npm's variables for this project, npm would install into it.
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:npm_|INIT_CWD$|CACHE_DIR$)/i.test(name)),
);

test('an archive is created, committed, cloned, installed, checked and served', async (t) => {
  const root = mkdtempSync(join(tmpdir(), 'aftertalk-'));
  t.after(() => rmSync(root, { recursive: true }));
  const run = (folder: string, name: string, ...args: string[]) =>
    execFileSync(name, args, { cwd: join(root, folder), env, encoding: 'utf8' });
  const flags = ['--title', 'Our talks', '--url', 'https://talks.example/'];
  // A release tests its own tarball; otherwise, the archive gets a copy of this repository's code.
  const { AFTERTALK } = process.env;
  if (AFTERTALK) flags.push('--aftertalk', AFTERTALK);
  execFileSync('npm', ['run', 'new', '--', 'archive', join(root, 'ours'), ...flags], { env });
  const author = ['-c', 'user.name=Ada', '-c', 'user.email=ada@talks.example'];
  run('ours', 'git', 'add', '.');
  run('ours', 'git', ...author, 'commit', '--quiet', '--message', 'Start');
  run('.', 'git', 'clone', '--quiet', 'ours', 'clone');
  run('clone', 'npm', 'ci', '--prefer-offline');
  assert.match(run('clone', 'npm', 'test'), /^0 errors$/m);

  const port = await freePort();
  const server = spawn(process.execPath, ['node_modules/aftertalk/bin/aftertalk.js', 'start'], {
    cwd: join(root, 'clone'),
    env: { ...env, PORT: `${port}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => server.kill());
  for await (const line of server.stdout) if (/Aftertalk is at/.test(`${line}`)) break;
  const home = await fetch(`http://localhost:${port}/`).then((response) => response.text());
  assert.match(home, /How to write a summary/);
  assert.equal(run('clone', 'git', 'status', '--short'), '');
});
