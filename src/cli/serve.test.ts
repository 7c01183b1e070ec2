import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { serve } from './serve.ts';

test('npm start serves neither links out of the site nor paths that can’t be decoded', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-serve-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const site = join(folder, 'site');
  for (const name of ['page', 'linked']) mkdirSync(join(site, name), { recursive: true });
  for (const name of ['404.html', 'page/index.html']) writeFileSync(join(site, name), 'A page.');
  writeFileSync(join(folder, 'secret.html'), 'A secret.');
  symlinkSync('../secret.html', join(site, 'link.html'));
  symlinkSync('../../secret.html', join(site, 'linked/index.html'));
  symlinkSync(folder, join(site, 'folder'));
  symlinkSync('page', join(site, 'inner'));
  const { server } = await serve(site, '/base/', 0);
  t.after(() => server.close());
  const statusOf = (path: string) =>
    new Promise<number | undefined>((resolve) => {
      const { port } = server.address() as AddressInfo;
      const options = { port, path: `/base/${path}`, host: 'localhost' };
      request(options, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
  for (const path of ['page/', 'inner/', 'page/?x=%'])
    assert.equal(await statusOf(path), 200, path);
  const links = ['link.html', 'link', 'linked/', 'linked', 'folder/secret.html', 'folder/secret'];
  const broken = [
    '%',
    '%E0%A4%A',
    'page/%',
    '%00',
    '%2e%2e/secret.html',
    '../secret.html',
    '%c0%af',
  ];
  for (const path of [...links, ...broken, '..%2fsecret.html', '/../secret.html'])
    assert.equal(await statusOf(path), 404, path);
});
