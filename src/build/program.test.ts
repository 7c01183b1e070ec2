import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { siteFiles } from '../test/site-files.ts';
import { run } from '../test/commands.ts';
import { writeSmallArchive } from '../test/small-archive.ts';
import { programFor } from './program.ts';

test('two simultaneous builds without a cached program make the same site', async (t) => {
  const paths = await writeSmallArchive('at-once');
  const program = programFor(paths, { base: '/at-once/', language: 'en' });
  const deleteProgram = () => rmSync(program.folder, { recursive: true, force: true });
  deleteProgram();
  t.after(deleteProgram);
  const { root: archive } = paths;
  const url = 'https://trial.example/at-once/';
  const sites = ['one', 'other'].map((name) => ({ archive, out: join(archive, name), url }));
  const builds = await Promise.all(
    sites.map(({ out }) => run('build', { ARCHIVE_DIR: archive, OUT_DIR: out, SITE_URL: url })),
  );
  for (const { code, output } of builds) assert.equal(code, 0, output);
  const [one, other] = sites.map((site) =>
    siteFiles(site).map((file) => [file, readFileSync(join(site.out, file), 'base64')]),
  );
  assert.deepEqual(one, other);
});
