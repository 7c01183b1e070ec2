import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { before, describe, test } from 'node:test';
import { commandEnv, freePort, run } from './commands.ts';
import { siteFiles } from './site-files.ts';
import { smallArchive, withFields, writeSmallArchive } from './small-archive.ts';

const astro = resolve('node_modules/astro/bin/astro.mjs');
const zmq = 'content/talks/pygrunn-2011/zmq.md';

describe("Astro's own commands", () => {
  let env: NodeJS.ProcessEnv;
  let archive = '';
  let out = '';
  before(async () => {
    ({ root: archive, out } = await writeSmallArchive('astro-commands'));
    // Under a base path, which Astro gets from the archive.
    env = commandEnv({ ARCHIVE_DIR: archive, OUT_DIR: out, SITE_URL: 'https://a.example/talks/' });
  });
  const build = () => spawnSync(process.execPath, [astro, 'build'], { env, encoding: 'utf8' });
  const bytes = (folder: string) =>
    siteFiles({ archive, out: folder, url: '' }).map((file) => [
      file,
      readFileSync(join(folder, file), 'base64'),
    ]);

  test('astro build makes the same site as npm run build, with its search index', async () => {
    const { status, stdout, stderr } = build();
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^Built .*: \d+ of \d+ files written, 0 deleted, search index rebuilt$/m);
    const other = join(archive, 'other');
    await run('build', { ...env, OUT_DIR: other } as Record<string, string>);
    assert.deepEqual(bytes(out), bytes(other));
  });

  test('astro build makes only what changed', () => {
    writeFileSync(join(archive, zmq), smallArchive[zmq]!.replace('done right', 'done better'));
    const [, made = ''] = build().stdout.match(/: (\d+) of \d+ files written/) ?? [];
    assert.ok(Number(made) > 0 && Number(made) < bytes(out).length / 2, made);
  });

  test('astro build stops if the archive has errors, and keeps the last good site', () => {
    const earlier = bytes(out);
    writeFileSync(join(archive, zmq), withFields(zmq, 'date: 2011-5-20'));
    const { status, stdout, stderr } = build();
    assert.equal(status, 1);
    assert.match(stdout + stderr, /zmq\.md:5:7: error: date "2011-5-20" is not a date/);
    assert.doesNotMatch(stdout + stderr, /stack trace/i);
    assert.deepEqual(bytes(out), earlier);
  });

  test('astro preview serves the site under its base path', async (t) => {
    const port = await freePort();
    const child = spawn(process.execPath, [astro, 'preview', '--port', `${port}`], {
      env: { ...env, ASTRO_PREVIEW_BACKGROUND: '0' },
      stdio: 'ignore',
    });
    t.after(() => child.kill());
    const address = `http://localhost:${port}/talks/talks/pygrunn-2011/zmq/`;
    let page: Response | undefined;
    for (let tries = 0; !page && tries < 300; tries++) {
      page = await fetch(address).catch(() => undefined);
      if (!page) await new Promise((next) => setTimeout(next, 100));
    }
    assert.equal(page?.status, 200);
    assert.match(await page.text(), /done better/);
  });
});
