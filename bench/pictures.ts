import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launch } from '../src/test/chromium.ts';
import { run } from '../src/test/commands.ts';
import { serveSite } from '../src/test/sites.ts';

// Renews README's picture from this repository's archive.
const site = {
  archive: resolve('.'),
  out: await mkdtemp(join(tmpdir(), 'aftertalk-pictures-')),
  url: 'https://aftertalk.example/',
};
const { code, output } = await run('build', {
  ARCHIVE_DIR: site.archive,
  OUT_DIR: site.out,
  SITE_URL: site.url,
});
if (code !== 0) throw new Error(output);
const [browser, served] = await Promise.all([launch(), serveSite(site)]);
const page = await browser.newPage({
  viewport: { width: 1280, height: 800 },
  colorScheme: 'light',
});
await page.goto(served.address, { waitUntil: 'networkidle' });
await page.screenshot({ path: 'docs/site.png' });
await browser.close();
served.close();
await rm(site.out, { recursive: true });
