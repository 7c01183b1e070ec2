import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { run, start } from './commands.ts';
import { siteFiles } from './site-files.ts';
import { sample, type TestSite } from './sites.ts';

const folder = mkdtempSync(join(tmpdir(), 'aftertalk-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('npm start', () => {
  test('builds the archive, serves it and prints its URL in one line', async (t) => {
    const { port, prints, stop } = await start('start', { OUT_DIR: join(folder, 'site') });
    t.after(stop);
    assert.equal(await prints(/./), `Aftertalk is at http://localhost:${port}/`);
    const page = await fetch(`http://localhost:${port}/talks/pygrunn-2011/zmq/`);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /ØMQ/);
    const missing = await fetch(`http://localhost:${port}/talks/nothing/`);
    assert.equal(missing.status, 404);
    assert.match(await missing.text(), /Page not found/);
  });

  test('reports a taken port in one sentence', async (t) => {
    const server = createServer().listen(0, 'localhost');
    t.after(() => server.close());
    await new Promise((listening) => server.once('listening', listening));
    const { port } = server.address() as AddressInfo;
    const { code, output } = await run('start', { OUT_DIR: join(folder, 'site'), PORT: `${port}` });
    assert.equal(code, 1);
    assert.equal(
      output.trim(),
      `Port ${port} is taken; choose another, as in PORT=${port + 1} npm start`,
    );
  });
});

test('builds an archive that is outside the repository, and caches in it', async () => {
  const archive = join(folder, 'archive');
  cpSync(sample.archive, archive, { recursive: true });
  const out = join(folder, 'outside');
  const { code, output } = await run('build', {
    ARCHIVE_DIR: archive,
    CACHE_DIR: '',
    OUT_DIR: out,
  });
  assert.equal(code, 0, output);
  assert.match(readFileSync(join(out, 'index.html'), 'utf8'), /ØMQ/);
  assert.ok(existsSync(join(archive, '.cache/programs')));
});

test('every command has a --help, and exits with 2 if its usage is invalid', async () => {
  for (const script of ['start', 'dev', 'build', 'check', 'bench']) {
    const help = await run(script, {}, ['--help']);
    assert.equal(help.code, 0);
    assert.match(help.output, new RegExp(`^npm (?:run )?${script}\\b`));
    const wrong = await run(script, {}, ['--no-such-option']);
    assert.equal(wrong.code, 2, wrong.output);
    assert.match(wrong.output, /--no-such-option/);
  }
});

test('bench rejects invalid options', async () => {
  const calls = {
    '--edits --talks none': '--talks is "none"; write a whole number above 0',
    '--edits many': '--edits is "many"; write a whole number above 0',
    '--runs 3 many': 'unexpected argument "many"',
  };
  for (const [options, message] of Object.entries(calls)) {
    const { code, output } = await run('bench', {}, options.split(' '));
    assert.equal(code, 2);
    assert.equal(output.split('\n')[0], message);
  }
});

test('the time zone and locale don’t change the built site', async () => {
  const site: TestSite = { ...sample, out: join(folder, 'again') };
  const { code, output } = await run('build', {
    OUT_DIR: site.out,
    TZ: 'Pacific/Auckland',
    LANG: 'tr_TR.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
  });
  assert.equal(code, 0, output);
  assert.deepEqual(digests(site), digests(sample));
});

function digests(site: TestSite) {
  return siteFiles(site).map((file) => {
    const bytes = readFileSync(join(site.out, file));
    return `${createHash('sha256').update(bytes).digest('hex').slice(0, 12)} ${file}`;
  });
}
