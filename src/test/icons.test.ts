import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { iconFiles } from '../paths.ts';
import { run, start } from './commands.ts';
import { all, attribute, sitePages } from './site-files.ts';
import { awkward } from './sites.ts';
import { checkSmallArchive, writeSmallArchive } from './small-archive.ts';

const defaults = iconFiles.map((name) => readFileSync(join('src/icons', name)));
const svg = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${content}</svg>\n`;
const circle = svg('<circle cx="16" cy="16" r="12"/>');

describe('the icons of a site', () => {
  test('are the defaults, linked by every page under its base path', () => {
    assert.deepEqual(iconsIn(awkward.out), defaults);
    const base = new URL(awkward.url).pathname;
    for (const page of sitePages(awkward))
      assert.deepEqual(
        all(page, 'link')
          .map((link) => ['rel', 'type', 'sizes', 'href'].map((name) => attribute(link, name)))
          .filter(([rel]) => rel?.includes('icon')),
        [
          ['icon', undefined, '32x32', `${base}favicon.ico`],
          ['icon', 'image/png', undefined, `${base}apple-touch-icon.png`],
          ['icon', 'image/svg+xml', undefined, `${base}favicon.svg`],
          ['apple-touch-icon', undefined, undefined, `${base}apple-touch-icon.png`],
        ],
        page.path,
      );
  });

  for (const [index, name] of iconFiles.entries())
    test(`are the archive’s own if public/ has them: ${name} alone replaces its default`, async () => {
      const own = name.endsWith('.svg') ? Buffer.from(circle) : edited(defaults[index]!);
      const { root, out } = await writeSmallArchive(`icons-${index}`, { [`public/${name}`]: own });
      const { code, output } = await run('build', { ARCHIVE_DIR: root, OUT_DIR: out });
      assert.equal(code, 0, output);
      assert.deepEqual(iconsIn(out), defaults.with(index, own));
      rmSync(join(root, 'public'), { recursive: true });
      await run('build', { ARCHIVE_DIR: root, OUT_DIR: out });
      assert.deepEqual(iconsIn(out), defaults);
    });

  test('are the same in dev, and follow public/', { timeout: 120_000 }, async (t) => {
    const { root } = await writeSmallArchive('icons-dev');
    const { port, prints, stop } = await start('dev', { ARCHIVE_DIR: root });
    t.after(stop);
    await prints(/localhost:\d+/);
    const get = async (name: string) => {
      const response = await fetch(`http://localhost:${port}/${name}`);
      return { type: response.headers.get('Content-Type'), bytes: await response.bytes() };
    };
    for (const [index, name] of iconFiles.entries())
      assert.deepEqual(Buffer.from((await get(name)).bytes), defaults[index], name);
    assert.equal((await get('favicon.svg')).type, 'image/svg+xml');

    mkdirSync(join(root, 'public'), { recursive: true });
    writeFileSync(join(root, 'public/favicon.svg'), circle);
    for (let tries = 0; String(Buffer.from((await get('favicon.svg')).bytes)) !== circle; tries++) {
      assert.ok(tries < 100, 'dev never serves the new icon');
      await wait(100);
    }
    assert.equal((await get('favicon.svg')).type, 'image/svg+xml');
    assert.deepEqual(Buffer.from((await get('favicon.ico')).bytes), defaults[1]);
  });
});

describe('check of icons', () => {
  const found = (files: Record<string, string | Buffer>) =>
    checkSmallArchive('icons-checked', files);

  test('accepts the defaults', async () => {
    const files = iconFiles.map((name, index) => [`public/${name}`, defaults[index]!] as const);
    assert.deepEqual(await found(Object.fromEntries(files)), []);
  });

  test('accepts an SVG with gradients, references, styles and comments', async () => {
    const icon = `<?xml version="1.0" encoding="UTF-8"?>
<!-- Our logo. -->
${svg(`<title>R&amp;D</title><defs><linearGradient id="a" x1='0'><stop offset="1"/></linearGradient>
<path id="b" d="M7 5v22"/></defs><style>path{stroke:#922}</style><use href="#b" fill="url(#a)"/>`)}`;
    assert.deepEqual(await found({ 'public/favicon.svg': icon }), []);
  });

  for (const content of [
    '<script>x()</script>',
    '<x:script xmlns:x="http://www.w3.org/2000/svg">x()</x:script>',
    '<path onclick="x()"/>',
    '<path d="" onload = "x()"/>',
    '<a href="javascript:x()"><path/></a>',
    '<use href="https://x.example/#a"/>',
    '<use xlink:href="data:image/svg+xml,x#a"/>',
    '<image href="https://x.example/a.png"/>',
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
    '<animate attributeName="href" to="javascript:x()"/>',
    '<!-- <script> -->',
    '<![CDATA[ <script>x()</script> ]]>',
    '<?xml-stylesheet href="https://x.example/a.xsl"?>',
    '<path d="<script>"/>',
  ])
    test(`refuses an SVG with ${content}`, async () => {
      const [line = ''] = await found({ 'public/favicon.svg': svg(content) });
      assert.match(line, /^public\/favicon\.svg:1:\d+: error: <.* is more than .* \[icon-file\]$/);
    });

  test('refuses an entity that expands to markup', async () => {
    const icon = `<!DOCTYPE svg [<!ENTITY x "<script/>">]>${svg('&x;')}`;
    assert.match(
      String(await found({ 'public/favicon.svg': icon })),
      /: <!DOCTYPE .*\[icon-file\]/,
    );
  });

  test('refuses a file that isn’t what its name says, or is too large', async () => {
    const [, ico, png] = defaults;
    const files = {
      'public/favicon.svg': png!,
      'public/favicon.ico': png!,
      'public/apple-touch-icon.png': ico!,
    };
    assert.deepEqual(
      (await found(files)).map((line) => line.replace(/:.*\[/, ' [')),
      ['apple-touch-icon.png', 'favicon.ico', 'favicon.svg'].map(
        (name) => `public/${name} [icon-file]`,
      ),
    );
    for (const text of ['', 'No SVG.', '<svg viewBox="0 0 1 1"/>', '⟨100001 bytes⟩'])
      assert.match(String(await found({ 'public/favicon.svg': text })), /\[icon-file\]$/, text);
  });

  test('treats other names in public/ like any file', async () => {
    const files = {
      'public/logo.svg': circle,
      'public/icons/favicon.svg': circle,
      'public/Favicon.svg': circle,
      'public/notes.txt': 'Text.',
      'public/favicon-2.ico': 'Text.',
    };
    assert.deepEqual(
      (await found(files)).map((line) => line.replace(/:.*\[/, ' [')),
      [
        'public/Favicon.svg [running-file]',
        'public/Favicon.svg [file-collision]',
        'public/icons/favicon.svg [running-file]',
        'public/logo.svg [running-file]',
        'public/notes.txt [running-file]',
      ],
    );
  });

  test('accepts a link in a text to an icon', async () => {
    const talk = 'content/talks/pygrunn-2011/icons.md';
    const text =
      '---\ntitle: Icons\nspeakers: Ada Quist\ndate: 2011-05-20\n---\n\n[Icon](/favicon.svg).\n';
    assert.deepEqual(await found({ [talk]: text }), []);
  });
});

function iconsIn(out: string) {
  return iconFiles.map((name) => readFileSync(join(out, name)));
}

/** The same kind of image with other bytes. */
function edited(image: Uint8Array) {
  return Buffer.concat([image, Buffer.from('edited')]);
}
