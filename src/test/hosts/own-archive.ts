import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { freePort } from '../commands.ts';

// With npm's variables for this project, npm would install into it.
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:npm_|INIT_CWD$|CACHE_DIR$)/i.test(name)),
);

test('docs/running.md starts an archive, which is cloned, installed, checked and served', async (t) => {
  const root = mkdtempSync(join(tmpdir(), 'aftertalk-'));
  t.after(() => rmSync(root, { recursive: true }));
  const author = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@talks.example' };
  const committer = { GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@talks.example' };
  const sh = (cwd: string, script: string) =>
    execFileSync('sh', ['-e', '-c', script], { cwd, env: { ...env, ...author, ...committer } });
  const run = (folder: string, name: string, ...args: string[]) =>
    execFileSync(name, args, { cwd: join(root, folder), env, encoding: 'utf8' });
  // A release tests its own tarball; otherwise, the archive gets a copy of this repository's code.
  const { AFTERTALK } = process.env;
  const [, first = ''] = readFileSync('docs/running.md', 'utf8').match(/```sh\n([^]*?)```/) ?? [];
  const [install, create = '', enter, ...commit] = first.trim().split('\n');
  const start = commit.pop();
  assert.deepEqual([install, enter, start], ['npm ci', 'cd ../our-talks', 'npm start']);
  const flags = AFTERTALK ? ` --aftertalk ${AFTERTALK}` : '';
  sh('.', create.replace('../our-talks', join(root, 'our-talks')) + flags);
  sh(join(root, 'our-talks'), commit.join('\n'));
  run('.', 'git', 'clone', '--quiet', 'our-talks', 'clone');
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
