import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { check } from '../check/check.ts';
import { archivePaths } from '../loader/archive-paths.ts';
import { readSite } from '../loader/site.ts';
import { styleLayers } from '../loader/site-style.ts';
import { launch } from './chromium.ts';
import { run } from './commands.ts';
import { faces, writeFace } from './faces.ts';
import { siteFiles, sitePages } from './site-files.ts';
import { awkward, serveSite, type ServedSite } from './sites.ts';
import { checkSmallArchive, smallArchive, writeSmallArchive } from './small-archive.ts';

const site = 'content/site.yaml';
const settings = (yaml: string) => ({ [site]: `${smallArchive[site]}${yaml}\n` });
const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;

describe('docs/face.md', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aftertalk-'));
  after(() => rmSync(folder, { recursive: true }));

  test('shows three archives, each with a small picture', () => {
    assert.equal(faces().length, 3);
    for (const { name } of faces())
      assert.ok(statSync(`docs/face/${name}.png`).size < 60_000, `${name} is large`);
  });

  for (const face of faces())
    test(`has settings of ${face.name} that pass the check`, async () => {
      const root = join(folder, face.name);
      writeFace(face, root);
      const paths = archivePaths({ ARCHIVE_DIR: root, CACHE_DIR: join(folder, 'cache') });
      assert.deepEqual((await check(paths)).findings, []);
    });

  test('has three archives that are built from their settings alone, each unlike the others', async () => {
    const [style, masthead] = [new Set<string>(), new Set<string>()];
    for (const face of faces()) {
      const [root, out] = [join(folder, face.name), join(folder, 'site')];
      writeFace(face, root);
      const env = { ARCHIVE_DIR: root, OUT_DIR: out, LEAVE_OUT: 'search,books,talk-pictures' };
      const { code, output } = await run('build', env);
      assert.equal(code, 0, output);
      const home = readFileSync(join(out, 'index.html'), 'utf8');
      const file = home.match(/href="\/(assets\/site\.[\w-]+\.css)"/)?.[1] ?? '';
      style.add(readFileSync(join(out, file), 'utf8'));
      masthead.add(home.match(/<nav class="masthead".*?<\/nav>/s)?.[0] ?? '');
    }
    assert.deepEqual([style.size, masthead.size], [3, 3]);
  });

  test('names variables that the style has', () => {
    const tokens = readFileSync('src/styles/tokens.css', 'utf8');
    const named = readFileSync('docs/face.md', 'utf8').match(/(?<=`)--[\w-]+(?=`)/g) ?? [];
    assert.ok(named.length >= 14);
    for (const variable of named) assert.ok(tokens.includes(`  ${variable}: `), variable);
  });
});

describe('a setting that doesn’t work is an error with what to write', () => {
  const refused: [settings: string, line: RegExp][] = [
    ['accent: "#992220"', /8:9: error: accent is "#992220"; write it as in \{light: /],
    ['accent: {light: "#992220"}', /8:9: error: accent: dark is missing; write a color/],
    [
      'accent: {light: "#922", dark: "#992220"}',
      /8:31: error: accent: dark "#992220" has a contrast of 2\.\d:1 with the dark paper, under 7:1; write "#[\da-f]{6}" \[site-accent\]/,
    ],
    [
      'accent: {light: 992220, dark: "#f7a885"}',
      /8:17: error: accent: light is 992220; write a color in quotes, as in "#992220"/,
    ],
    [
      'accent: {light: red, dark: "#f7a885"}',
      /8:17: error: accent: light "red" is not a color; write # and six/,
    ],
    ['logo: logo.png', /8:7: error: logo is "logo.png"; write it as in \{file: /],
    ['logo: {file: ../logo.png}', /8:14: error: logo: file .* is not the path of a file/],
    ['logo: {file: about.html}', /8:14: error: logo: file "about.html" is not an image/],
    ['nav: [home]', /8:7: error: nav has home, which every page links to already; delete it/],
    ['nav: [about, about]', /8:14: error: nav has about twice; delete one/],
    ['links: https://chat.example', /8:8: error: links is "https:.*"; write one as in \{text: /],
    [
      'links: [{text: Chat, url: "javascript:alert(1)"}]',
      /8:27: error: links: url "javascript:alert\(1\)" is not a URL/,
    ],
    [
      'links: [{text: Chat, url: https://chat.example, rel: "me\\" onclick"}]',
      /8:54: error: links: rel .* is not a link type/,
    ],
  ];
  for (const [yaml, line] of refused)
    test(yaml, async () => {
      const lines = await checkSmallArchive('faces', settings(yaml));
      assert.equal(lines.length, 1, lines.join('\n'));
      assert.match(lines[0]!, line);
    });

  test('a color without quotes, which begins a comment in YAML', async () => {
    const lines = await checkSmallArchive('faces', settings('accent:\n  light: #992220\n'));
    assert.match(lines.join('\n'), /9:\d+: error: .*#/);
  });

  test('a logo in which something could run, or that isn’t of its type', async () => {
    const logo = (text: string, file = 'logo.svg') =>
      checkSmallArchive('faces', {
        ...settings(`logo: {file: ${file}}`),
        [`public/${file}`]: text,
      });
    assert.deepEqual(await logo(svg('<path d="M0 0"/>')), []);
    assert.match(String(await logo(svg('<script />'))), /<script is more than an image needs/);
    assert.match(String(await logo('text', 'logo.png')), /not an image of type png/);
    assert.match(
      String(await logo(svg(`<path d="${' '.repeat(50_000)}"/>`))),
      /8:14: warning: the logo has \d+ bytes, over 50000/,
    );
  });

  const styles: [css: string, line: RegExp | undefined][] = [
    ['a { color: red', /1:1: error: this can’t be read as CSS: unclosed block/],
    ['a {}\n}', /2:1: error: this can’t be read as CSS: unexpected }/],
    ['a { background: url(missing.png) }', /1:5: error: missing.png isn’t in public/],
    ['a { background: url(data:image/png,x) }', /1:5: error: a page can’t load data:image/],
    ['a { background: url(//cdn.example/x.png) }', /1:5: error: a page can’t load \/\/cdn/],
    ['a { background: url(../content/site.yaml) }', /1:5: error: .* is neither an image nor/],
    ['a { filter: url(#blur) }', undefined],
    ['@media print { a { color: red !important } }', undefined],
    [`a { color: red }\n/*${'x'.repeat(25_000)}*/`, /1:1: warning: the style has 25021 bytes/],
    ['@font-face { font-family: Ours; src: url("/fonts/ours.woff2") }', undefined],
  ];
  for (const [css, line] of styles)
    test(`content/site.css: ${css.slice(0, 70)}`, async () => {
      const files = { 'content/site.css': css, 'public/fonts/ours.woff2': 'wOF2' };
      const lines = await checkSmallArchive('faces', files);
      const about = lines.filter((each) => each.startsWith('content/site.css'));
      assert.equal(about.length, line ? 1 : 0, lines.join('\n'));
      if (line) assert.match(about[0]!, line);
      // The font is published only if the style shows it.
      assert.equal(lines.length - about.length, css.includes('ours.woff2') ? 0 : 1);
    });
});

test('LEAVE_OUT overrides leaveOut', async () => {
  const paths = await writeSmallArchive('faces-parts', settings('leaveOut: books'));
  assert.deepEqual(readSite(paths).leaveOut, ['books']);
  assert.deepEqual(readSite({ ...paths, leaveOut: ['search'] }).leaveOut, ['search']);
});

describe('a site with a face of its own', () => {
  test('has its style on every page, with the URLs of its files', () => {
    const [file = ''] = siteFiles(awkward).filter((each) =>
      /^assets\/site\.[\w-]+\.css$/.test(each),
    );
    const text = readFileSync(join(awkward.out, file), 'utf8');
    assert.ok(text.includes("url('/base/path/waves & wind.svg')"), text);
    for (const { path, html } of sitePages(awkward))
      if (html.includes('class="masthead"'))
        assert.ok(html.includes(`<link rel="stylesheet" href="/base/path/${file}">`), path);
  });

  test('shows its logo, pages and links', () => {
    const html = readFileSync(join(awkward.out, 'about/index.html'), 'utf8');
    const [top = '', bottom = ''] = html.split('<footer');
    assert.match(
      top,
      /<img src="\/base\/path\/waves%20&amp;%20wind\.svg" alt width="40" height="32">/,
    );
    assert.match(top, /<a href="\/base\/path\/about\/" aria-current="page"/);
    assert.doesNotMatch(bottom, /href="\/base\/path\/about\/"/);
    assert.match(bottom, /<a href="https:\/\/social\.example\/@awkward" rel="me"/);
    assert.match(bottom, /<a href="https:\/\/lists\.example\/\?a=1&amp;b=2"/);
    assert.ok(existsSync(join(awkward.out, 'waves & wind.svg')));
  });

  test('has the layers of Aftertalk’s style, and its own before that for print', () => {
    assert.ok(readFileSync('src/styles/index.css', 'utf8').startsWith(`@layer ${styleLayers};`));
  });

  describe('in a browser', () => {
    let browser: Browser;
    let served: ServedSite;
    before(async () => {
      [browser, served] = await Promise.all([launch(), serveSite(awkward)]);
    });
    after(async () => {
      await browser.close();
      served.close();
    });

    for (const [colorScheme, accent] of [
      ['light', 'rgb(18, 74, 82)'],
      ['dark', 'rgb(143, 208, 218)'],
    ] as const)
      test(`has its ${colorScheme} colors, and prints black on white`, async () => {
        const page = await browser.newPage({ colorScheme });
        const violations: string[] = [];
        page.on('console', (message) => violations.push(message.text()));
        await page.goto(`${served.address}feeds/`, { waitUntil: 'networkidle' });
        const colors = () =>
          page.evaluate(() => [
            getComputedStyle(document.querySelector('main a')!).color,
            getComputedStyle(document.documentElement).getPropertyValue('--surface'),
          ]);
        assert.deepEqual(await colors(), [accent, 'light-dark(#ffffff, #14110e)']);
        const loaded = await page.evaluate(() => document.querySelector('img')!.naturalWidth);
        assert.ok(loaded > 0, 'the logo is not loaded');
        await page.emulateMedia({ media: 'print' });
        assert.deepEqual(await colors(), ['rgb(0, 0, 0)', 'white']);
        assert.deepEqual(violations, []);
        await page.close();
      });
  });
});
