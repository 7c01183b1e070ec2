import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parse } from 'parse5';
import type { Browser } from 'playwright-core';
import { projectFiles } from '../starter/project-files.ts';
import { launch } from './chromium.ts';
import { textOf } from './site-files.ts';
import { awkward, sample, serveSite, type ServedSite } from './sites.ts';

const read = (file: string) => readFileSync(file, 'utf8');

describe('README.md', () => {
  test('starts with a page for each role, whose links and headings exist', () => {
    const [start = ''] = read('README.md').split('```');
    const pages = [...start.matchAll(/\*\*\[.+?\]\((.+?)\)\*\*/g)].map(([, page = '']) => page);
    assert.deepEqual(pages, ['docs/reading.md', 'CONTRIBUTING.md', 'docs/running.md']);
    for (const page of [...pages, 'docs/hosting.md', 'docs/face.md', 'docs/upgrading.md'])
      for (const [, link = ''] of read(page)
        .replace(/^```[^]*?^```/gm, '')
        .matchAll(/\]\((?!https?:)([^)]+)\)/g)) {
        const [file = '', heading] = link.split('#');
        const target = file ? join(dirname(page), file) : page;
        assert.ok(existsSync(target), `${page}: ${link}`);
        if (heading) assert.ok(headings(target).includes(heading), `${page}: ${link}`);
      }
  });
});

/** CONTRIBUTING.md is followed in contributing.test.ts. */
describe('docs/reading.md', () => {
  const items = read('docs/reading.md').match(/^- .+$/gm) ?? [];
  for (const item of items.filter((each) => each.includes('`/')))
    test(item.slice(2, 70), () => {
      let page = '';
      for (const [, path, label] of item.matchAll(/`(\/[^`]*)`|\*\*([^*]+)\*\*/g))
        if (path) page = pageText(path);
        else assert.ok(page.includes(label!), `${label} isn’t there`);
    });

  describe('in a browser', () => {
    let browser: Browser;
    let served: ServedSite;
    before(async () => {
      [browser, served] = await Promise.all([launch(), serveSite(sample)]);
    });
    after(async () => {
      await browser.close();
      served.close();
    });

    test('the slash key searches from any page, and a misspelled word is corrected', async () => {
      const page = await browser.newPage();
      await page.goto(`${served.address}about/`);
      await page.keyboard.press('/');
      await page.locator('dialog input').fill('redsi');
      await page.keyboard.press('Enter');
      await page.waitForURL(/search\/\?q=redsi/);
      await page.getByRole('link', { name: 'Redis in Practice' }).waitFor();
    });
  });
});

describe('docs/running.md', () => {
  const text = read('docs/running.md');

  test('names commands that the repository and a new archive have', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: object };
    const files = projectFiles('.', 'ours', 'Ours', '1.0.0');
    const ours = JSON.parse(files.get('package.json')!) as { scripts: object };
    const named = [...text.matchAll(/npm (?:run )?(start|test|build|new|links|check)\b/g)];
    assert.ok(named.length >= 8);
    for (const [, name = ''] of named) assert.ok(name in scripts && name in ours.scripts, name);
  });

  test('names the way in which a new archive has Aftertalk', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    for (const way of ['file:vendor/aftertalk-', 'v', '.git#v', '`'])
      assert.ok(text.includes(`${way}${version}`), way + version);
  });
});

describe('an upgrade', () => {
  const upgradeOf = (aftertalk: string) =>
    projectFiles('.', 'ours', 'Ours', aftertalk)
      .get('README.md')!
      .match(/^To upgrade[^]+$/m)?.[0] ?? '';

  test('of a tarball installs and commits it in vendor/, as docs/upgrading.md does', () => {
    for (const text of [upgradeOf('file:vendor/aftertalk-0.1.0.tgz'), read('docs/upgrading.md')]) {
      assert.match(text, /npm install \.\/vendor\/aftertalk-\S+\.tgz/);
      assert.match(text, /`vendor\/`/);
      assert.doesNotMatch(text, /aftertalk@latest/);
    }
    assert.match(read('docs/upgrading.md'), /^git add package\.json package-lock\.json vendor$/m);
  });

  test('of a version or a URL has no tarball in vendor/', () => {
    assert.match(upgradeOf('0.1.0'), /new version into .*`package\.json`, run `npm install`/);
    assert.doesNotMatch(upgradeOf('0.1.0'), /vendor/);
  });
});

/** Returns the text of a page of a test site, or of any other file. */
function pageText(path: string): string {
  const file = path.endsWith('/') ? `${path}index.html` : path;
  const texts = [sample, awkward].flatMap(({ out }) =>
    existsSync(join(out, file)) ? read(join(out, file)) : [],
  );
  assert.ok(texts.length, `no site has ${path}`);
  return texts.map((text) => (file.endsWith('.html') ? textOf(parse(text)) : text)).join('\n');
}

/** Returns the ids that GitHub gives to the headings of a document. */
function headings(file: string): string[] {
  return [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
}
