import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { searchEach } from '../../bench/searches.ts';
import { launch } from './chromium.ts';
import { sample, serveSite, type ServedSite } from './sites.ts';

const redis = 'redis-in-practice';
const servers = 'lightweight-python-deployment-servers';
const testable = 'making-large-untested-code-bases-testable';
const mobile = 'mobile-architectures';

/** Search → talk and section that answer it; without a section, the talk from its beginning. */
const cases: Record<string, string> = {
  lpop: `${redis}#text:job-queues`,
  'rpush list': `${redis}#text:job-queues`,
  'redis job queue': `${redis}#text:job-queues`,
  'incr expire': `${redis}#text:rate-limiting`,
  'limit rates with redis': `${redis}#text:rate-limiting`,
  zincrby: `${redis}#text:sets-and-rankings`,
  'redis sorted set score': `${redis}#text:sets-and-rankings`,
  'redis snapshots': `${redis}#text:speed-and-durability`,
  'commodity hardware': `${redis}#text:speed-and-durability`,
  'atomic operation thread': `${redis}#text:strings-and-a-single-thread`,
  'redis install make': `${redis}#text:getting-started`,
  'cached page del': `${redis}#text:a-page-cache`,
  'redis memcached': redis,
  'htaccess files': `${servers}#text:nginx-instead-of-apache`,
  'nginx apache memory': `${servers}#text:nginx-instead-of-apache`,
  'uwsgi virtualenvs': `${servers}#text:what-speaks-for-uwsgi`,
  'performance comparison wsgi servers': `${servers}#text:other-servers`,
  fogbugz: `${testable}#text:running-a-bug-report`,
  'scanware file': `${testable}#text:running-a-bug-report`,
  'behavior-driven development': `${testable}#text:the-requirement-behind-the-bug`,
  bdd: `${testable}#text:the-requirement-behind-the-bug`,
  'acceptance tests requirements document': `${testable}#text:what-comes-out`,
  'paylogic front office': testable,
  'gzip compression': `${mobile}#text:small-payloads`,
  'encrypt client secrets': `${mobile}#text:security-and-its-price`,
  'ssl phone': `${mobile}#text:security-and-its-price`,
  'native application bank': `${mobile}#text:native-or-web`,
  'cache lost connection': `${mobile}#text:living-with-a-poor-connection`,
  'api database client': `${mobile}#text:an-api-before-the-database`,
  'multipart message': 'zmq#text:what-a-message-is',
  forwarder: 'zmq#text:how-messages-travel',
  'subscription keyboard': 'zmq#text:polling',
  'absent receiver queue': 'zmq#text:sending-without-waiting',
};

declare global {
  var positions: number[];
}

/** Runs in each page. Records each position that the reader sees it scrolled to. */
function recordPositions(): void {
  globalThis.positions = [];
  requestAnimationFrame(function record() {
    const isShown = document.documentElement.style.visibility !== 'hidden';
    if (isShown && positions.at(-1) !== scrollY) positions.push(scrollY);
    requestAnimationFrame(record);
  });
}

describe('a result', () => {
  let browser: Browser;
  let site: ServedSite;
  before(async () => {
    [browser, site] = await Promise.all([launch(), serveSite(sample)]);
  });
  after(async () => {
    await browser.close();
    site.close();
  });

  test('leads to the section that answers, in 33 cases of five talks', async () => {
    const results = await searchEach(browser, site.address, Object.keys(cases));
    const landings = Object.keys(cases).map((query, at) => [query, results[at]!.links[0]]);
    assert.deepEqual(
      Object.fromEntries(landings),
      Object.fromEntries(
        Object.entries(cases).map(([query, place]) => [
          query,
          `/talks/pygrunn-2011/${place.replace(/(?=#)|$/, '/')}`,
        ]),
      ),
    );
  });

  test('shows its first match there, marked, after one move', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 340 } });
    await page.addInitScript(recordPositions);
    for (const [query, word] of Object.entries({
      lpop: 'LPOP',
      'ssl phone': 'phone',
      multipart: 'multipart',
      fogbugz: 'FogBugz',
      // Further below its heading than the window is high.
      zincrby: 'ZINCRBY',
    })) {
      await page.goto(`${site.address}search/?q=${query}`);
      await page.locator('#at\\:results .passage').first().click();
      await page.waitForURL(/#text:/);
      const mark = await page.waitForFunction(() => {
        const ranges = [...(CSS.highlights.get('found') ?? [])] as Range[];
        const box = ranges[0]?.getBoundingClientRect();
        return box && { text: ranges.map(String), top: box.top, bottom: box.bottom };
      });
      const { text, top, bottom } = (await mark.jsonValue())!;
      assert.ok(text.includes(word), `${query}: ${text}`);
      assert.ok(top >= 0 && bottom <= 340, `${query}: ${top}–${bottom}`);
      await page.waitForLoadState('networkidle');
      const positions = await page.evaluate(() => globalThis.positions.filter((each) => each > 0));
      assert.equal(positions.length, 1, `${query}: ${positions}`);
    }
    await page.close();
  });

  test('of the dialog leads to the section, too', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.address}topics/`);
    await page.keyboard.press('/');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('lpop');
    await page.getByRole('dialog').getByRole('link', { name: 'Job queues' }).click();
    await page.waitForURL(/redis-in-practice\/#text:job-queues$/);
    await page.waitForFunction(() => CSS.highlights.has('found'));
    await page.close();
  });

  test('marks nothing on a page that was opened from elsewhere', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${site.address}search/?q=lpop`);
    const passage = page.locator('#at\\:results .passage').first();
    const [other] = await Promise.all([
      context.waitForEvent('page'),
      passage.click({ modifiers: ['ControlOrMeta'] }),
    ]);
    await other.close();
    await page.goto(`${site.address}talks/pygrunn-2011/zmq/#text:polling`);
    await page.waitForLoadState('networkidle');
    assert.equal(await page.evaluate(() => CSS.highlights.size), 0);
    await context.close();
  });
});
