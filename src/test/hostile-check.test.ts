import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { check } from '../check/check.ts';
import { fixText } from '../check/fix.ts';
import { pathKey } from '../check/site-paths.ts';
import { readContentFile } from '../loader/content-file.ts';
import type { Finding } from '../loader/finding.ts';
import { archivePaths } from '../loader/archive-paths.ts';
import { renderMarkdown } from '../markdown/processor.ts';
import {
  writeArchive,
  writeConference,
  writeDownloads,
  writeRawTalk,
  writeTalk,
} from './hostile/archive.ts';
import { refused } from './hostile/corpus.ts';
import { longTexts, longFields } from './hostile/long.ts';
import { assertInTime } from './in-time.ts';

describe('check of hostile files', () => {
  const root = mkdtempSync(join(tmpdir(), 'hostile-'));
  let findings: Finding[];
  before(async () => {
    await writeArchive(root);
    await writeConference(root, 'refused', { name: 'Refused' });
    for (const input of refused) await writeRawTalk(root, input);
    await writeDownloads(root);
    const talk = (name: string, body: string) => writeTalk(root, `refused/${name}`, {}, body);
    await talk(
      'text-links',
      'One\n\n[x](java&Tab;script:pwned())\n\n![y](data:image/png;base64,x)',
    );
    await talk('text-html', 'One\n\n<b onclick="pwned()">x</b>\n\n<iframe src="x"></iframe>');
    await talk('text-plain', 'Two <kbd>x</kbd> <!-- a comment -->\n\n- [x] done\n\n`<script>`');
    await writeFile(join(root, 'content/talks/refused/large.md'), 'x'.repeat(5_000_000));
    await writeFile(join(root, 'content/talks/refused/code.mdx'), 'export const x = 1');
    await writeFile(join(root, 'content/talks/refused/"onerror=x.png'), 'x');
    await writeFile(join(root, 'content/talks/refused/svg.png'), '<svg onload="pwned()"/>');
    await mkdir(join(root, 'secret'));
    await symlink(join(root, 'secret'), join(root, 'content/talks/secret'));
    await writeFile(join(root, 'public/.htaccess'), 'AddType text/html .pdf');
    ({ findings } = await check(archivePaths({ ARCHIVE_DIR: root })));
  });
  after(() => rm(root, { recursive: true, force: true }));
  const errorsOf = (file: string) =>
    findings.filter((found) => found.file === file && found.severity === 'error');

  test('reports an error with a line in each file of hostile frontmatter', () => {
    const passed = refused.filter(({ id }) => !errorsOf(`content/talks/${id}.md`).length);
    const inPlace = passed.filter(({ id }) => !/download-(?:html|svg|xml|js|link)/.test(id));
    assert.deepEqual(
      inPlace.map(({ id }) => id),
      [],
    );
    assert.ok(findings.every(({ line, column }) => line >= 1 && column >= 1));
  });

  test('rejects downloads that can run or link out of the archive', () => {
    const folder = 'public/downloads/hostile';
    for (const name of ['slides.html', 'slides.svg', 'slides2.SVG', 'slides.xml', 'code.mjs'])
      assert.equal(errorsOf(`${folder}/${name}`)[0]?.rule, 'running-file', name);
    for (const file of [`${folder}/link.pdf`, `${folder}/folder`, 'content/talks/secret'])
      assert.equal(errorsOf(file)[0]?.rule, 'symbolic-link', file);
    assert.equal(errorsOf('public/.htaccess')[0]?.rule, 'running-file');
  });

  test('reports a forbidden scheme in a link or image as an error with its line', () => {
    const found = errorsOf('content/talks/refused/text-links.md');
    assert.deepEqual(
      found.filter(({ rule }) => rule === 'link-scheme').map(({ line }) => line),
      [9, 11],
    );
  });

  test('reports HTML that is removed from the page as a warning with its line', () => {
    const file = 'content/talks/refused/text-html.md';
    const found = findings.filter((each) => each.file === file);
    assert.deepEqual(
      found.map(({ severity, line, message }) => `${line} ${severity} ${message}`),
      [
        '9 warning onclick of <b> is removed from the page; delete it',
        '11 warning <iframe> is removed from the page; link to what it shows, or list it in downloads',
      ],
    );
  });

  test('accepts allowed HTML, comments and code', () => {
    assert.deepEqual(
      findings.filter(({ file }) => file.endsWith('text-plain.md')),
      [],
    );
  });

  test('rejects an image file that isn’t an image', () => {
    assert.equal(errorsOf('content/talks/refused/svg.png')[0]?.rule, 'image-file');
    assert.equal(errorsOf('content/talks/refused/"onerror=x.png')[0]?.rule, 'image-file');
  });

  test('rejects files that are too large, and code files', () => {
    assert.equal(errorsOf('content/talks/refused/large.md')[0]?.rule, 'text-bounds');
    assert.equal(errorsOf('content/talks/refused/code.mdx')[0]?.rule, 'stray-file');
  });
});

describe('a body made to be slow', () => {
  for (const [name, body] of Object.entries(longTexts))
    test(`${name}: is read and rendered in time, or rejected`, async () => {
      const start = process.cpuUsage();
      const { source } = readContentFile('talks', 'x/y', 'x.md', `---\ntitle: x\n---\n${body}`);
      const reason = source.findings.some(({ rule }) => rule === 'text-bounds');
      if (!reason)
        renderMarkdown(source.body, { language: 'en', folder: 'talks/x', images: new Map() });
      assertInTime(start);
    });
});

describe('frontmatter made to be slow', () => {
  for (const [name, yaml] of Object.entries(longFields))
    test(`${name}: is read in time`, () => {
      const start = process.cpuUsage();
      const { data, source } = readContentFile('talks', 'x/y', 'x.md', `---\n${yaml}\n---\nText.`);
      assert.equal(data, undefined);
      assert.ok(source.findings.length > 0);
      assertInTime(start);
    });
});

describe('a fix of a file made to be slow', () => {
  test('adds a field in time', () => {
    const start = process.cpuUsage();
    const text = `---\n${'#\n'.repeat(200_000)}title: x\n${' # a\n'.repeat(200_000)}---\n`;
    const [file, message, rule] = ['content/talks/a/b.md', '', ''];
    const finding = { file, line: 1, column: 1, severity: 'error', message, rule } as const;
    const fixed = fixText(text, { ...finding, set: { date: '2011-05-20' } });
    assert.ok(fixed.endsWith(`title: x\ndate: 2011-05-20\n${' # a\n'.repeat(200_000)}---\n`));
    assertInTime(start);
  });
});

describe('URLs made to be slow', () => {
  const slashes = '/'.repeat(200_000);

  test('are compared in time', () => {
    const start = process.cpuUsage();
    assert.equal(pathKey(`a${slashes}b`), `a${slashes}b`);
    assertInTime(start);
  });

  test('are read in time', () => {
    const start = process.cpuUsage();
    const yaml = (field: string) => `${field}: https://a.example/${slashes.slice(0, 31_000)}b`;
    const text = ['url', 'repository'].map(yaml).join('\n').slice(0, 31_900);
    readContentFile('site', 'site', 'content/site.yaml', text);
    assertInTime(start);
  });
});
