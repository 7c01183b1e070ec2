import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { imageSize } from 'image-size';
import { meta, siteFiles, sitePage, sitePages } from './site-files.ts';
import { awkward, sample } from './sites.ts';

for (const site of [sample, awkward])
  describe(`a link to a page of ${site.url}`, () => {
    const pages = sitePages(site).filter(({ path }) => path !== '/404.html');
    const pictures = siteFiles(site).filter((file) => file.endsWith('/picture.png'));

    test('is shown with a large picture, described in words', () => {
      for (const page of pages) {
        const url = meta(page, 'og:image') ?? '';
        assert.ok(url.startsWith(site.url), page.path);
        const size = imageSize(readFileSync(join(site.out, url.slice(site.url.length))));
        assert.equal(meta(page, 'og:image:width'), String(size.width), page.path);
        assert.equal(meta(page, 'og:image:height'), String(size.height), page.path);
        assert.match(meta(page, 'og:image:alt') ?? '', /^\S.*\S$/, page.path);
        assert.equal(meta(page, 'twitter:card'), 'summary_large_image', page.path);
      }
    });

    test('has its own picture if it is a talk or conference whose letters the fonts have', () => {
      const shown = new Set(pages.map((page) => meta(page, 'og:image')));
      const files = pictures.map((file) => `${site.url}${file}`);
      assert.deepEqual(
        files.filter((file) => !shown.has(file)),
        [],
      );
      assert.ok(files.length > 5);
    });

    test('has a picture of 40 kB at most', () => {
      for (const file of pictures) assert.ok(statSync(join(site.out, file)).size <= 40_000, file);
    });
  });

test('a link to a withdrawn talk is shown with the picture of its conference', () => {
  for (const page of sitePages(awkward))
    if (page.html.includes('This talk was withdrawn'))
      assert.match(meta(page, 'og:image') ?? '', /\/conferences\/[^/]+\/picture\.png$/, page.path);
});

test('a link to a talk in another script is shown with the picture of its conference', () => {
  const path = '/talks/script-fair-2023/maps-for-screen-readers/';
  assert.equal(
    meta(sitePage(awkward, path), 'og:image'),
    `${awkward.url}conferences/script-fair-2023/picture.png`,
  );
});
