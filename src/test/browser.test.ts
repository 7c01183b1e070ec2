import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { pictureColors } from '../pictures/draw.ts';
import { launch } from './chromium.ts';
import { awkward, sample, serveSite, type ServedSite } from './sites.ts';

const axe = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** One page of each kind, with its most awkward content. */
const templates = [
  '',
  '404.html',
  'about/',
  'archive/',
  'archive/2019/',
  'conferences/',
  'conferences/harbourconf-2019/',
  'conferences/script-fair-2023/',
  'search/?q=harbour&year=2019',
  'series/harbourconf/',
  'speakers/',
  'speakers/johanna-van-der-berg/',
  'talks/harbourconf-2019/a-text-with-everything-in-it/',
  'talks/harbourconf-2019/beacon-connection-pool/',
  'talks/harbourconf-2019/six-hands-on-one-tiller/',
  'talks/harbourconf-2019/watching-a-harbour-at-night/',
  'talks/script-fair-2023/messages-without-a-connection/',
  'topics/',
  'topics/by/number-of-talks/',
  'topics/everything/page/2/',
  'topics/libraries-and-archives/',
  'topics/weather-stations/',
];

describe('pages in a browser', () => {
  let browser: Browser;
  let site: ServedSite;
  before(async () => {
    [browser, site] = await Promise.all([launch(), serveSite(awkward)]);
  });
  after(async () => {
    await browser.close();
    site.close();
  });

  for (const colorScheme of ['light', 'dark'] as const)
    test(`have no accessibility violations in ${colorScheme} mode`, async () => {
      const page = await browser.newPage({ colorScheme });
      const found: string[] = [];
      for (const path of templates) {
        await visit(page, path);
        await page.evaluate(axe);
        const { violations } = await page.evaluate<AxeResults>('axe.run()');
        for (const { id, nodes } of violations)
          found.push(`${path}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
      }
      assert.deepEqual(found, []);
      await page.close();
    });

  test('are dark if the reader prefers dark', async () => {
    const paper = async (colorScheme: 'light' | 'dark') => {
      const page = await browser.newPage({ colorScheme });
      await visit(page, '');
      const color = await page.evaluate(
        () => getComputedStyle(document.documentElement).backgroundColor,
      );
      await page.close();
      return Number(color.match(/oklch\(([\d.]+)/)?.[1]);
    };
    assert.ok((await paper('light')) > 0.9);
    assert.ok((await paper('dark')) < 0.3);
  });

  test('don’t scroll sideways from 320 to 2,200 px, or at twice the text size', async () => {
    const page = await browser.newPage();
    const wide: string[] = [];
    for (const [width, size] of [
      [320, 16],
      [390, 16],
      [768, 32],
      [1280, 16],
      [2200, 16],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      for (const path of templates) {
        await visit(page, path);
        await page.evaluate(
          (px) => (document.documentElement.style.fontSize = `${px * 1.1}px`),
          size,
        );
        const excess = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (excess > 0) wide.push(`${path} at ${width} px, text ${size} px: ${excess} px too wide`);
      }
    }
    assert.deepEqual(wide, []);
    await page.close();
  });

  test('align dates in the gutter and everything else in one column', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await visit(page, '');
    const lefts = await page.evaluate(() =>
      ['h1', '.entry h3', '.entry .summary', '.entry .byline', 'footer p'].map((selector) =>
        Math.round(document.querySelector(selector)!.getBoundingClientRect().left),
      ),
    );
    assert.equal(new Set(lefts).size, 1);
    const right = await page.evaluate(() =>
      ['.entry time', '.year span'].map((selector) =>
        Math.round(document.querySelector(selector)!.getBoundingClientRect().right),
      ),
    );
    assert.equal(new Set(right).size, 1);
    assert.ok(right[0]! <= lefts[0]!);
    await page.close();
  });

  test('list years and conferences in one line each, with the same two verticals', async () => {
    for (const width of [390, 1280]) {
      const page = await browser.newPage({ viewport: { width, height: 800 } });
      for (const path of ['archive/', 'conferences/']) {
        await visit(page, path);
        const lines = await page.evaluate(() =>
          [...document.querySelectorAll('.lines > li')].map((line) => {
            const [when, what] = [...line.children].map((each) => each.getBoundingClientRect());
            return {
              when: Math.round(when!.left),
              what: Math.round(what!.left),
              apart: what!.left >= when!.right,
              bar: line.querySelector('svg')?.getBoundingClientRect().width,
              talks: Number.parseInt(line.querySelector('.soft')!.textContent),
              lines: what!.height / Number.parseFloat(getComputedStyle(line).lineHeight),
            };
          }),
        );
        assert.ok(lines.length > 3);
        assert.equal(new Set(lines.map(({ when }) => when)).size, 1, path);
        assert.equal(new Set(lines.map(({ what }) => what)).size, 1, path);
        assert.ok(lines.every(({ apart }) => apart));
        if (path === 'archive/') {
          for (const line of lines) assert.ok(line.lines < 1.5, `${line.talks} talks`);
          const most = Math.max(...lines.map(({ talks }) => talks));
          const longest = Math.max(...lines.map(({ bar }) => bar!));
          for (const { bar, talks } of lines)
            assert.ok(Math.abs(bar! - (longest * talks) / most) < 2, `${talks} talks: ${bar} px`);
        }
      }
      await page.close();
    }
  });

  test('have the color of their paper around them, in light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ colorScheme });
      await visit(page, '');
      const [paper, theme] = await page.evaluate((scheme) => {
        const canvas = document.createElement('canvas').getContext('2d')!;
        const pixel = (color: string) => {
          canvas.fillStyle = color;
          canvas.fillRect(0, 0, 1, 1);
          return String(canvas.getImageData(0, 0, 1, 1).data);
        };
        const meta = document.querySelector<HTMLMetaElement>(
          `meta[name=theme-color][media*=${scheme}]`,
        )!;
        const { backgroundColor } = getComputedStyle(document.documentElement);
        return [pixel(backgroundColor), pixel(meta.content)];
      }, colorScheme);
      assert.equal(theme, paper);
      await page.close();
    }
  });

  test('have the colors that their pictures have', async () => {
    const page = await browser.newPage({ colorScheme: 'light' });
    await visit(page, '');
    const different = await page.evaluate((colors) => {
      const canvas = document.createElement('canvas').getContext('2d')!;
      const pixel = (color: string) => {
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
      };
      const element = document.body.appendChild(document.createElement('i'));
      return Object.entries(colors).filter(([name, color]) => {
        element.style.color = `var(--${name})`;
        const [own, drawn] = [pixel(getComputedStyle(element).color), pixel(color)];
        return own.some((part, index) => part !== drawn[index]);
      });
    }, pictureColors);
    assert.deepEqual(different, []);
    await page.close();
  });

  test('show two whole entries of the sample’s front page on a small laptop', async (t) => {
    const five = await serveSite(sample);
    t.after(() => five.close());
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(five.address, { waitUntil: 'networkidle' });
    const bottoms = await page.evaluate(() =>
      [...document.querySelectorAll('.entry')].map((entry) => entry.getBoundingClientRect().bottom),
    );
    assert.ok(bottoms.filter((bottom) => bottom <= 800).length >= 2, String(bottoms));
    await page.close();
  });

  test('have links and controls of at least 24 px', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    await visit(page, 'search/?q=harbour&year=2019');
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('nav a, button, input, summary, .facets label')]
        .map(
          (element) => [element.outerHTML.slice(0, 80), element.getBoundingClientRect()] as const,
        )
        .filter(([, { width, height }]) => width && (height < 24 || width < 15))
        .map(([html, { width, height }]) => `${html} ${width}×${height}`),
    );
    assert.deepEqual(
      small.filter((text) => !text.includes('type="checkbox"')),
      [],
    );
    await page.close();
  });

  test('start with a link to the main text', async () => {
    const page = await browser.newPage();
    await visit(page, 'topics/');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Skip to content');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'MAIN');
    await page.close();
  });

  test('hardly move when fonts come late', async () => {
    const moved: string[] = [];
    const measure = async (width: number) => {
      for (const path of templates) {
        const page = await browser.newPage({ viewport: { width, height: 800 } });
        const painted = Promise.withResolvers<void>();
        await page.route('**/*.woff2', async (route) => {
          await painted.promise;
          await route.continue();
        });
        await page.addInitScript(() => {
          new PerformanceObserver((list) => {
            const shifts = list.getEntries() as (PerformanceEntry & { value: number })[];
            for (const { value } of shifts)
              document.documentElement.dataset.moved = `${value + Number(document.documentElement.dataset.moved ?? 0)}`;
          }).observe({ type: 'layout-shift', buffered: true });
        });
        await page.goto(site.address + path, { waitUntil: 'domcontentloaded' });
        await page.waitForFunction(
          () => performance.getEntriesByName('first-contentful-paint').length,
        );
        painted.resolve();
        await page.waitForLoadState();
        if (path.startsWith('search/'))
          await page.locator('#at\\:results .entry').first().waitFor();
        const shift = await page.evaluate(async () => {
          await document.fonts.ready;
          const frame = () => new Promise((next) => requestAnimationFrame(next));
          for (let frames = 0; frames < 3; frames++) await frame();
          return Number(document.documentElement.dataset.moved ?? 0);
        });
        if (shift > 0.02) moved.push(`${path} at ${width} px: ${shift.toFixed(3)}`);
        await page.close();
      }
    };
    await Promise.all([measure(390), measure(1280)]);
    assert.deepEqual(moved, []);
  });

  test('link to each section by keyboard and touch, and list five or more', async () => {
    const page = await browser.newPage({ hasTouch: true, isMobile: true });
    await visit(page, 'talks/harbourconf-2019/a-text-with-everything-in-it/');
    const links = page.getByRole('navigation', { name: 'On this page' }).getByRole('link');
    assert.ok((await links.count()) >= 5);
    for (const href of await links.evaluateAll((all) =>
      all.map((link) => link.getAttribute('href')),
    ))
      assert.equal(await page.locator(`[id="${href?.slice(1)}"]`).count(), 1, `${href}`);
    const name = 'Quotations';
    const section = page
      .getByRole('heading', { name, exact: true })
      .getByRole('link', { name, exact: true });
    const sign = await section.evaluate((link) => getComputedStyle(link, '::after'));
    assert.deepEqual([sign.opacity, sign.display], ['1', 'inline']);
    await section.focus();
    await page.keyboard.press('Enter');
    assert.match(page.url(), /#text:quotations$/);
    await visit(page, 'talks/harbourconf-2019/six-hands-on-one-tiller/');
    assert.equal(await page.locator('.contents').count(), 0);
    await page.close();
  });

  test('keep titles in every script to one vertical, and a right-to-left talk to the other', async () => {
    for (const width of [390, 1280]) {
      const page = await browser.newPage({ viewport: { width, height: 800 } });
      const edges = (selectors: string, edge: 'left' | 'right') =>
        page.evaluate(
          ([selectors, edge]) =>
            [...document.querySelectorAll(selectors)].map((element) => {
              const range = document.createRange();
              range.selectNodeContents(element);
              return Math.round(range.getBoundingClientRect()[edge as 'left']);
            }),
          [selectors, edge] as const,
        );
      await visit(page, 'conferences/script-fair-2023/');
      const lefts = await edges('h1, .entry h2, .entry .byline', 'left');
      assert.ok(lefts.length > 8);
      assert.deepEqual([...new Set(lefts)], lefts.slice(0, 1));
      await visit(page, 'talks/script-fair-2023/messages-without-a-connection/');
      const rights = await edges('h1, .speakers, .facts dt, .facts dd, .prose > p', 'right');
      assert.ok(rights.length > 8);
      assert.ok(Math.max(...rights) - Math.min(...rights) <= 2, `${rights}`);
      assert.equal(
        await page.locator('.facts').evaluate((facts) => getComputedStyle(facts).direction),
        'rtl',
      );
      await page.close();
    }
  });

  test('that have moved or are missing keep the reader’s colors', async () => {
    const page = await browser.newPage({ colorScheme: 'dark' });
    await visit(page, '');
    const dark = await page.evaluate(
      () => getComputedStyle(document.documentElement).backgroundColor,
    );
    await page.route('**/old.html', async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        body: (await response.text()).replace(/<meta http-equiv="refresh"[^>]*>/, ''),
      });
    });
    await page.goto(`${site.address}old.html`);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), dark);
    assert.equal(
      await page.getByRole('main').getByRole('heading').textContent(),
      'This page has moved',
    );
    await page.evaluate(axe);
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    assert.deepEqual(violations, []);
    await page.goto(`${site.address}talks/tidewater-2018/a-lost_talk.html`);
    assert.equal(await page.getByRole('searchbox').inputValue(), 'tidewater 2018 a lost talk');
    await page.close();
  });

  test('fetch the next and the previous talk ahead', async () => {
    const page = await browser.newPage();
    const fetched: string[] = [];
    page.on('request', (request) => void fetched.push(request.url()));
    const next = new Promise<void>((found) =>
      page.on('response', (response) => {
        if (/talks\/.*\/$/.test(response.url()) && response.url() !== page.url()) found();
      }),
    );
    await visit(page, 'talks/harbourconf-2019/six-hands-on-one-tiller/');
    const links = await page
      .locator('.pager a')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    await next;
    await page.waitForLoadState('networkidle');
    assert.deepEqual(
      links.filter((href) => !fetched.includes(href)),
      [],
    );
    await page.close();
  });

  for (const [archive, path, kind] of [
    [sample, 'talks/pygrunn-2011/zmq/', 'a talk in English'],
    [awkward, 'talks/script-fair-2023/why-archives-need-checksums/', 'a talk in two scripts'],
  ] as const)
    test(`load at most 135 kB of fonts first, all from the same site: ${kind}`, async (t) => {
      const served = await serveSite(archive);
      t.after(() => served.close());
      const page = await browser.newPage();
      const fonts: Promise<Buffer>[] = [];
      const elsewhere: string[] = [];
      page.on('response', (response) => {
        const { origin } = new URL(response.url());
        if (origin !== new URL(served.address).origin) elsewhere.push(response.url());
        if (response.url().endsWith('.woff2')) fonts.push(response.body());
      });
      await page.goto(served.address + path, { waitUntil: 'networkidle' });
      const bytes = (await Promise.all(fonts)).reduce((sum, { length }) => sum + length, 0);
      assert.deepEqual(elsewhere, []);
      assert.ok(bytes > 50_000 && bytes <= 135_000, `${bytes} bytes`);
      await page.close();
    });

  async function visit(page: Page, path: string) {
    await page.goto(site.address + path);
    if (path.startsWith('search/'))
      await page.locator('#at\\:results .entry').first().waitFor({ timeout: 10_000 });
  }
});

interface AxeResults {
  violations: { id: string; nodes: { html: string }[] }[];
}
