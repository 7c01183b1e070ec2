import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launch } from './chromium.ts';
import { problemsOf } from './geometry.ts';
import { awkward, sample, serveSite, type ServedSite, type TestSite } from './sites.ts';
import { longestPages } from './templates.ts';

const deep = 'talks/bits-bolts-bridges-2016/water-over-the-deck/';

let browser: Browser;
const served = new Map<TestSite, ServedSite>();
before(async () => {
  browser = await launch();
  for (const site of [sample, awkward]) served.set(site, await serveSite(site));
});
after(async () => {
  await browser.close();
  for (const site of served.values()) site.close();
});

describe('a page of each kind', () => {
  for (const site of [sample, awkward])
    test(`of ${site.url} has two verticals, few sizes, contrast and no overlaps`, async () => {
      const page = await browser.newPage();
      const found: string[] = [];
      for (const path of [...longestPages(site, 1), ...(site === awkward ? [deep] : [])]) {
        await page.goto(served.get(site)!.address + path);
        for (const width of [320, 390, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.emulateMedia({ colorScheme });
            const problems = await page.evaluate(problemsOf);
            found.push(...problems.map((each) => `${path}, ${width} px, ${colorScheme}: ${each}`));
          }
        }
      }
      await page.close();
      assert.deepEqual(found, []);
    });

  test('is caught by these measures if a style breaks one', async () => {
    const breaks: [css: string, problem: RegExp][] = [
      ['.byline { margin-left: 3px }', /off the verticals/],
      ['.entry > time { padding-right: 0 }', /off the verticals/],
      ['.byline { font-size: 11px } time { font-size: 12px }', /sizes/],
      ['code { font-size: 0.9em }', /code of/],
      ['.byline { font-weight: 700 }', /weights/],
      ['.byline { margin-top: -1em }', /overlaps/],
      ['.byline { color: gray }', /contrast/],
      ['.crumbs a { display: inline-block; height: 1rem; padding: 0 }', /target/],
      ['.byline { width: 200vw }', /sideways/],
    ];
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(served.get(awkward)!.address + deep);
    for (const [css, problem] of breaks) {
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      }, css);
      assert.match((await page.evaluate(problemsOf)).join('\n'), problem, css);
    }
    await page.close();
  });
});

describe('code', () => {
  const talk = 'talks/harbourconf-2019/a-text-with-everything-in-it/';
  const url = () => served.get(awkward)!.address + talk;

  for (const [name, colors] of Object.entries({
    light: { colorScheme: 'light' },
    dark: { colorScheme: 'dark' },
    forced: { colorScheme: 'dark', forcedColors: 'active' },
  } as const))
    test(`and a table show at the edge that they scroll, in ${name} colors`, async () => {
      const page = await browser.newPage({ viewport: { width: 320, height: 800 }, ...colors });
      await page.goto(url());
      for (const selector of ['.hljs.language-sql', 'table']) {
        const frame = page.locator(`:is(pre, .table):has(> ${selector})`);
        /** Whether the left and the right edge have another color than the ground next to them. */
        const edges = async () => {
          await frame.scrollIntoViewIfNeeded();
          const { x, y, width } = (await frame.boundingBox())!;
          const png = (await page.screenshot()).toString('base64');
          const at = [x + 1, x + 6, x + width - 1, x + width - 6].map((x) => [x, y + 2] as const);
          const lights = await page.evaluate(lightnessAt, { png, at });
          return [0, 2].map((edge) => Math.abs(lights[edge]! - lights[edge + 1]!) > 60);
        };
        assert.deepEqual(await edges(), [false, true], selector);
        await frame.evaluate((element) => (element.scrollLeft = 40));
        assert.deepEqual(await edges(), [true, true], selector);
        await frame.evaluate((element) => (element.scrollLeft = element.scrollWidth));
        assert.deepEqual(await edges(), [true, false], selector);
      }
      await page.close();
    });

  test('is copied by a button that moves nothing, and screen readers hear it', async () => {
    const context = await browser.newContext({
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    const block = page.locator('pre').first();
    await page.goto(url());
    const height = await page.evaluate(() => document.body.scrollHeight);
    const buttons = page.getByRole('button', { name: 'Copy code' });
    assert.equal(await buttons.count(), await page.locator('.prose pre').count());
    await page.getByRole('status').waitFor({ state: 'attached' });
    await buttons.first().click();
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, await block.textContent());
    await page.getByText('Cite this talk').click();
    await page.getByRole('button', { name: 'Copy BibTeX' }).click();
    await page.getByRole('button', { name: 'Copied' }).last().waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^@misc\{[^]*\n\}\n$/);
    await context.close();

    const plain = await browser.newPage({ javaScriptEnabled: false });
    await plain.goto(url());
    assert.equal(await plain.locator('button.copy').count(), 0);
    assert.equal(await plain.evaluate(() => document.body.scrollHeight), height);
    await plain.close();
  });

  test('has no button without a secure connection, and on paper', async () => {
    const page = await browser.newPage();
    await page.goto(url());
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('button.copy').first().isVisible(), false);
    await page.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined }),
    );
    await page.reload();
    assert.equal(await page.locator('button.copy').count(), 0);
    await page.close();
  });
});

/** Returns the green of a picture's pixels, from 0 to 255. Runs in a page, which can decode it. */
async function lightnessAt({ png, at }: { png: string; at: (readonly [number, number])[] }) {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes]));
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
  canvas.drawImage(image, 0, 0);
  return at.map(([x, y]) => canvas.getImageData(Math.floor(x), Math.floor(y), 1, 1).data[1]!);
}
