import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launch } from '../src/test/chromium.ts';
import { run } from '../src/test/commands.ts';
import { faces, writeFace } from '../src/test/faces.ts';
import { serveSite } from '../src/test/sites.ts';

// Renews README's picture from this repository's archive, and those of docs/face.md.
const folder = await mkdtemp(join(tmpdir(), 'aftertalk-pictures-'));
const browser = await launch();
await picture(resolve('.'), 'docs/site.png', { width: 1280, height: 800 }, 1);
for (const face of faces()) {
  writeFace(face, join(folder, 'archive'));
  const size = { width: 960, height: 480 };
  await picture(join(folder, 'archive'), `docs/face/${face.name}.png`, size, 0.75);
}
await browser.close();
await rm(folder, { recursive: true });

/** Takes a picture of an archive's front page. */
async function picture(
  archive: string,
  path: string,
  viewport: { width: number; height: number },
  deviceScaleFactor: number,
) {
  const site = { archive, out: join(folder, 'site'), url: 'https://aftertalk.example/' };
  const { code, output } = await run('build', {
    ARCHIVE_DIR: site.archive,
    OUT_DIR: site.out,
    SITE_URL: site.url,
  });
  if (code !== 0) throw new Error(output);
  const served = await serveSite(site);
  const page = await browser.newPage({ viewport, colorScheme: 'light', deviceScaleFactor });
  await page.goto(served.address, { waitUntil: 'networkidle' });
  // Fonts that came late are used from the next page on.
  await page.reload({ waitUntil: 'networkidle' });
  await page.screenshot({ path });
  await page.close();
  served.close();
}
