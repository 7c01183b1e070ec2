import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import serif from '@fontsource/source-serif-4/metadata.json' with { type: 'json' };
import { create, type Font } from 'fontkitten';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import sharp from 'sharp';
import { archive } from '../archive/archive.ts';
import { emptyBody } from '../archive/model.ts';
import { siteFiles } from '../test/site-files.ts';
import { awkward, sample } from '../test/sites.ts';
import { content, talk } from '../test/small-content.ts';
import { book } from './book.ts';
import { epub } from './epub.ts';
import { toJpeg } from './image.ts';

/** Returns the EPUB of two talks. @param html of the first */
function epubOf(html: string, language = 'en'): Promise<Uint8Array> {
  const body = { ...emptyBody, html, images: ['a b.png', 'c.webp', 'd.gif'] };
  const made = content({ talks: [{ ...talk('c/a'), body }, talk('c/b')] });
  const { site, conferencesById } = archive({ ...made, site: { ...made.site, language } });
  const bytes = Uint8Array.of(1, 2, 3);
  const images = new Map([
    ['a b.png', bytes],
    ['c.webp', bytes],
  ]);
  return epub(book(conferencesById.get('c')!, site), site, images);
}

function textsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)]),
  );
}

test('an EPUB whose talks are all withdrawn has its first page, and the day of that', async () => {
  const withdrawn = { date: '2021-02-03', reason: 'A mistake.', hideNames: false };
  const { site, conferencesById } = archive(content({ talks: [talk('c/a', { withdrawn })] }));
  const files = textsOf(await epub(book(conferencesById.get('c')!, site), site, new Map()));
  assert.deepEqual(
    Object.keys(files).filter((name) => name.endsWith('.xhtml')),
    ['EPUB/nav.xhtml', 'EPUB/start.xhtml'],
  );
  assert.match(files['EPUB/package.opf']!, />2021-02-03T00:00:00Z</);
  assert.doesNotMatch(files['EPUB/start.xhtml']!, /<(?:ol|h2)/);
});

test('an EPUB is the same bytes each time, and begins with its type, which isn’t compressed', async () => {
  const first = Buffer.from(await epubOf('<p>Text</p>'));
  assert.deepEqual(first, Buffer.from(await epubOf('<p>Text</p>')));
  assert.equal(first.toString('latin1', 30, 58), 'mimetypeapplication/epub+zip');
  assert.equal(first.readUInt32LE(10), 0x210000, 'midnight, 1 January 1980');
});

test('an EPUB has images as types that every reader shows, and links to those without bytes', async () => {
  const files = textsOf(
    await epubOf(
      '<img src="/talks/c/a%20b.png" alt="A"><img src="/talks/c/c.webp" alt="C"><img src="/talks/c/d.gif" alt="D">',
    ),
  );
  const chapter = files['EPUB/talk-a.xhtml']!;
  assert.match(chapter, /<img src="image-1.png" alt="A"/);
  assert.match(chapter, /<img src="image-2.jpg" alt="C"/);
  assert.match(chapter, /<a href="https:\/\/a.example\/talks\/c\/d.gif">D<\/a>/);
  assert.ok(files['EPUB/image-1.png']);
  assert.match(files['EPUB/package.opf']!, /href="image-1.png" media-type="image\/png"/);
  assert.match(files['EPUB/package.opf']!, /href="image-2.jpg" media-type="image\/jpeg"/);
});

test('WebP and AVIF become JPEG on white, the same bytes each time, and a broken one nothing', async () => {
  const clear = { width: 30, height: 20, channels: 4, background: '#00000000' } as const;
  const image = sharp({ create: clear });
  for (const bytes of [await image.webp().toBuffer(), await image.avif().toBuffer()]) {
    const jpeg = await toJpeg(bytes);
    assert.deepEqual(await toJpeg(bytes), jpeg);
    const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
    assert.deepEqual([info.width, info.height, ...data.subarray(0, 3)], [30, 20, 255, 255, 255]);
  }
  assert.equal(await toJpeg(Uint8Array.of(1, 2, 3)), undefined);
});

test('an EPUB dates from its latest talk, and its pages turn as its language is read', async () => {
  const opf = async (language: string) => textsOf(await epubOf('', language))['EPUB/package.opf']!;
  assert.match(await opf('en'), />2020-01-01T00:00:00Z</);
  assert.doesNotMatch(await opf('en'), /page-progression/);
  assert.match(await opf('ar'), /page-progression-direction="rtl"/);
});

/** Returns the letters of each font of an EPUB, by its file. */
function fontsOf(bytes: Uint8Array): Record<string, string> {
  const fonts = Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith('.ttf'));
  return Object.fromEntries(
    fonts.map(([name, file]) => {
      const { characterSet } = create(Buffer.from(file)) as Font;
      return [
        name.replace('EPUB/', ''),
        String.fromCodePoint(...characterSet.filter((code) => code !== 0xffff)),
      ];
    }),
  );
}

test('an EPUB has the letters of its texts, each in its style, and those that readers add', async () => {
  const text = '<p>Q<b>W<i>X</i></b><em>Vα</em><code>Z⊕</code>Ж ひ</p><table><th>Ű</th></table>';
  const fonts = fontsOf(await epubOf(text));
  assert.deepEqual(Object.keys(fonts).sort(), [
    'cyrillic-400-normal.ttf',
    'greek-400-italic.ttf',
    'latin-400-italic.ttf',
    'latin-400-normal.ttf',
    'latin-600-italic.ttf',
    'latin-600-normal.ttf',
    'latin-ext-600-normal.ttf',
  ]);
  assert.equal(fonts['latin-400-italic.ttf'], 'V');
  assert.equal(fonts['latin-600-italic.ttf'], 'X');
  assert.equal(fonts['latin-ext-600-normal.ttf'], ' Ű');
  assert.match(fonts['latin-400-normal.ttf']!, /0123456789.*Q/);
  assert.doesNotMatch(fonts['latin-400-normal.ttf']!, /[VWXZ]/);
});

test('a font keeps its copyright, the EPUB has its license, and a reader’s choice wins', async () => {
  const files = unzipSync(await epubOf('<p>x</p>'));
  const font = create(Buffer.from(files['EPUB/latin-400-normal.ttf']!)) as Font;
  assert.match(font.copyright, /Adobe/);
  assert.match(strFromU8(files['META-INF/fonts-license.txt']!), /SIL OPEN FONT LICENSE/);
  const style = strFromU8(files['EPUB/style.css']!);
  assert.match(style, /^body \{ font-family: 'Text latin', serif; \}$/m);
  assert.doesNotMatch(style, /!important|[^{]*(?:font-family.*){2}/);
});

for (const site of [sample, awkward])
  test(`every EPUB of ${site.url} has all letters that the packaged fonts have, and few others`, () => {
    const packaged = new Map(
      serif.subsets.map((script) => {
        const file = `@fontsource/source-serif-4/files/source-serif-4-${script}-400-normal.woff2`;
        const { characterSet } = create(
          readFileSync(fileURLToPath(import.meta.resolve(file))),
        ) as Font;
        return [`${script}-400-normal.ttf`, new Set(characterSet)];
      }),
    );
    for (const path of siteFiles(site).filter((file) => file.endsWith('.epub'))) {
      const bytes = readFileSync(join(site.out, path));
      const fonts = fontsOf(bytes);
      const inFonts = new Set(Object.values(fonts).join(''));
      const pages = Object.entries(textsOf(bytes)).filter(([name]) => name.endsWith('.xhtml'));
      const text = pages
        .map(([, xhtml]) => xhtml.replace(/<code.*?<\/code>|<[^>]*>|&\S*;/gs, ''))
        .join('');
      const missing = [...new Set(text.normalize('NFC'))].filter(
        (sign) =>
          !inFonts.has(sign) &&
          [...packaged.values()].some((codes) => codes.has(sign.codePointAt(0)!)),
      );
      assert.deepEqual(missing, [], path);
      assert.ok(fonts['latin-400-normal.ttf']!.length < packaged.get('latin-400-normal.ttf')!.size);
    }
  });

for (const site of [sample, awkward])
  test(`every EPUB of ${site.url} is XML whose links lead to an id of it`, () => {
    for (const path of siteFiles(site).filter((file) => file.endsWith('.epub'))) {
      const files = textsOf(readFileSync(join(site.out, path)));
      const ids = new Map<string, Set<string>>();
      const links: [from: string, href: string][] = [];
      for (const [name, text] of Object.entries(files)) {
        if (!/\.(?:xhtml|opf|xml)$/.test(name)) continue;
        const found = new Set<string>();
        const parser = new SaxesParser();
        parser.on('error', (error) => assert.fail(`${path} ${name}: ${error}`));
        parser.on('opentag', ({ attributes: { id, href } }) => {
          assert.ok(!id || !found.has(id), `${path} ${name}: ${id} twice`);
          if (id) found.add(id);
          if (href && !/^[a-z]+:/.test(href)) links.push([name, href]);
        });
        parser.write(text).close();
        ids.set(name, found);
      }
      for (const [from, href] of links) {
        const { pathname, hash } = new URL(href, `epub:/${from}`);
        const name = pathname.slice(1);
        assert.ok(files[name] !== undefined, `${path} ${from}: ${href}`);
        const id = decodeURIComponent(hash.slice(1));
        assert.ok(!id || ids.get(name)?.has(id), `${path} ${from}: ${href}`);
      }
    }
  });
