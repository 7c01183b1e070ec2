import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launch } from './chromium.ts';
import { problemsOf } from './geometry.ts';
import { awkward, sample, searched, serveSite, type ServedSite, type TestSite } from './sites.ts';
import { longestPages } from './templates.ts';

const everything = 'talks/harbourconf-2019/a-text-with-everything-in-it/';
const deep = 'talks/bits-bolts-bridges-2016/water-over-the-deck/';

let browser: Browser;
const served = new Map<TestSite, ServedSite>();
before(async () => {
  browser = await launch();
  for (const site of [sample, awkward, searched]) served.set(site, await serveSite(site));
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

test('bold sans is Source Sans on a first page, in its tables and its search dialog', async () => {
  for (const [site, path, selectors] of [
    [awkward, everything, ['.prose th']],
    [searched, '', ['.finder button', '.finder .passage']],
  ] as const) {
    // A context of its own has no fonts yet.
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(served.get(site)!.address + path);
    if (site === searched) {
      await findQueues(page);
    }
    await page.evaluate(() => document.fonts.ready);
    const loaded = await page.evaluate(() =>
      [...document.fonts]
        .filter(({ status }) => status === 'loaded')
        .map(({ family, weight }) => `${family.replaceAll('"', '')} ${weight}`),
    );
    assert.ok(loaded.includes('Source Sans 3 600'), loaded.join(', '));
    const devTools = await context.newCDPSession(page);
    await devTools.send('DOM.enable');
    await devTools.send('CSS.enable');
    const { root } = await devTools.send('DOM.getDocument');
    for (const selector of selectors) {
      const { nodeId } = await devTools.send('DOM.querySelector', {
        nodeId: root.nodeId,
        selector,
      });
      const { fonts } = await devTools.send('CSS.getPlatformFontsForNode', { nodeId });
      assert.deepEqual(
        fonts.map(({ familyName, isCustomFont }) => [familyName.slice(0, 13), isCustomFont]),
        [['Source Sans 3', true]],
        selector,
      );
    }
    await context.close();
  }
});

test('a link to a section ends in a colon only if an excerpt follows', async () => {
  const page = await browser.newPage();
  await page.goto(served.get(searched)!.address + 'search/?q=queue');
  const colon = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((link) => getComputedStyle(link, '::after').content);
  assert.equal(await colon('.entry .passage'), '":"');
  await page.goto(served.get(searched)!.address);
  await findQueues(page);
  assert.equal(await colon('.finder .passage'), 'none');
  await page.close();
});

test('a link of the footer has a line of its own before it breaks, and doesn’t overflow', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 800 } });
  await page.goto(served.get(searched)!.address);
  const links = page.locator('body > footer a');
  const lines = () =>
    links.evaluateAll((all) =>
      all.map((link) => {
        const { height, right } = link.getBoundingClientRect();
        const line = parseFloat(getComputedStyle(link).lineHeight);
        return right > innerWidth ? 'overflows' : Math.round(height / line);
      }),
    );
  assert.deepEqual(new Set(await lines()), new Set([1]));
  await links.last().evaluate((link) => (link.textContent = 'Our long name '.repeat(8)));
  assert.ok(Number((await lines()).at(-1)) > 2);
  await links.last().evaluate((link) => (link.textContent = 'Name'.repeat(20)));
  assert.ok(Number((await lines()).at(-1)) > 1);
  await page.close();
});

describe('code', () => {
  const url = () => served.get(awkward)!.address + everything;

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

  /** Opens the page when the browser has its fonts: a late one isn't used, and changes the height. */
  const openCached = async (page: Page) => {
    await page.goto(url());
    await page.evaluate(() => document.fonts.ready);
    await page.goto(url());
  };

  test('is copied by a button that moves nothing, and screen readers hear it', async () => {
    const context = await browser.newContext({
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    const block = page.locator('pre').first();
    await openCached(page);
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
    assert.match(
      await page.evaluate(() => navigator.clipboard.readText()),
      /^@unpublished\{[^]*\n\}\n$/,
    );
    await context.close();

    const plain = await browser.newPage({ javaScriptEnabled: false });
    await openCached(plain);
    assert.equal(await plain.locator('button.copy').count(), 0);
    assert.equal(await plain.evaluate(() => document.body.scrollHeight), height);
    await plain.close();
  });

  test('has space between its button and the text below', async () => {
    const page = await browser.newPage();
    await page.goto(url());
    const gaps = await page.locator('.prose pre + .copy + p').evaluateAll((all) =>
      all.map((text) => {
        const button = text.previousElementSibling!.getBoundingClientRect();
        return text.getBoundingClientRect().top - button.bottom;
      }),
    );
    assert.ok(gaps.length > 0);
    assert.ok(Math.min(...gaps) >= 8, `${gaps}`);
    await page.close();
  });

  // The widths of an A4 and an A5 page between its margins.
  for (const width of [643, 453])
    test(`has its whole border on paper of ${width} px`, async () => {
      const page = await browser.newPage({ viewport: { width, height: 800 } });
      await page.emulateMedia({ media: 'print' });
      await page.goto(url());
      const rests = await page
        .locator('pre')
        .evaluateAll((all) =>
          all.map(
            (block) => document.documentElement.clientWidth - block.getBoundingClientRect().right,
          ),
        );
      assert.ok(Math.min(...rests) >= 1, `${rests}`);
      await page.close();
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

/** Searches in the dialog, and waits for a result. */
async function findQueues(page: Page) {
  await page.keyboard.press('/');
  await page.locator('.finder input').fill('queue');
  await page.locator('.finder .passage').first().waitFor();
}

/** Returns the green of a picture's pixels, from 0 to 255. Runs in a page, which can decode it. */
async function lightnessAt({ png, at }: { png: string; at: (readonly [number, number])[] }) {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes]));
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
  canvas.drawImage(image, 0, 0);
  return at.map(([x, y]) => canvas.getImageData(Math.floor(x), Math.floor(y), 1, 1).data[1]!);
}
