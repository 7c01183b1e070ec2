import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { serve } from '../cli/serve.ts';
import { policy } from '../seo/content-security-policy.ts';
import { checkSmallArchive, smallArchive } from '../test/small-archive.ts';

const site = 'content/site.yaml';

async function refused(files: string[], publish: string[] = []): Promise<string[]> {
  const settings = `${smallArchive[site]}publish: ${JSON.stringify(publish)}\n`;
  const contents = files.map((file) => [`public/${file}`, 'Text.']);
  const lines = await checkSmallArchive('public-files', {
    ...Object.fromEntries(contents),
    [site]: settings,
  });
  return lines.filter((line) => line.includes('[running-file]')).map((line) => line.split(':')[0]!);
}

describe('a file of public/', () => {
  const runs = [
    ...['a.html', 'a.HTML', '.html', '.svg', 'a.html ', 'a.xhtml', 'a.svg', 'a.svgz', 'a.xml'],
    ...['a.xsd', 'a.rng', 'a.xsl', 'a.kml', 'a.xul', 'a.rdf', 'a.rss', 'a.mjs', 'a.js', 'a.wasm'],
    ...['a', 'a.unheard-of', 'a.pdf.', 'a.php', 'a.cgi', '.htaccess', 'web.config', '_worker.js'],
  ].map((name) => `downloads/x/${name}`);

  test('that a browser or a host could run is refused, and so is any unknown one', async () => {
    assert.deepEqual(await refused(runs), runs.map((file) => `public/${file}`).sort());
  });

  test('that a host reads its settings from is refused', async () => {
    const files = ['vercel.json', 'netlify.toml', 'staticwebapp.config.json', 'CNAME', '.env'];
    const more = ['.well-known/security.txt', 'api/talks.py', '_redirects', 'google1.html'];
    const all = [...files, ...more];
    assert.deepEqual(await refused(all), all.map((file) => `public/${file}`).sort());
  });

  test('is published if site.yaml names it', async () => {
    const files = ['CNAME', '.well-known/security.txt', 'google1.html'];
    assert.deepEqual(await refused(files, files), []);
    assert.deepEqual(await refused(files, ['CNAME']), [
      'public/.well-known/security.txt',
      'public/google1.html',
    ]);
  });

  test('is published if it is an image, a document or an archive, and if it is a text to download', async () => {
    const files = ['logo.png', 'posters/a.PDF', 'a.zip', 'downloads/x/a.py', 'downloads/x/a.json'];
    assert.deepEqual(await refused(files), []);
  });
});

test('npm start sends the headers of _headers, and each file as its type alone', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const types = {
    '404.html': 'text/html; charset=utf-8',
    'a.svg': 'image/svg+xml',
    'a.json': 'application/json; charset=utf-8',
    'a.tar.gz': 'application/gzip',
    'a.pdf': 'application/pdf',
    'a.xsd': 'application/octet-stream',
    'a.kml': 'application/octet-stream',
    '.html': 'application/octet-stream',
    'a.html ': 'application/octet-stream',
    a: 'application/octet-stream',
    'rss.xml': 'application/rss+xml; charset=utf-8',
  };
  for (const name of Object.keys(types)) writeFileSync(join(folder, name), '<script>1</script>');
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'page/index.html'), 'A page.');
  const { address, server } = await serve(folder, '/base/', 0);
  t.after(() => server.close());
  const paths = Object.entries(types).map(([name, type]) => [encodeURIComponent(name), type]);
  for (const page of ['missing', 'page', 'page/']) paths.push([page, types['404.html']]);
  for (const [name = '', type] of paths) {
    const { headers } = await fetch(address + name);
    assert.equal(headers.get('content-type'), type, name);
    assert.equal(headers.get('x-content-type-options'), 'nosniff', name);
    assert.ok(headers.get('content-security-policy')?.startsWith(policy), name);
  }
});
