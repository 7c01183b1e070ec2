import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSmallArchive, smallArchive } from './small-archive.ts';

const colophon = '---\ntitle: Colophon\n---\n\nSet in one [typeface](about.md).\n';
const page = (id: string) => ({ [`content/pages/${id}.md`]: colophon });

test('a page has any name that the site doesn’t need', async () => {
  assert.deepEqual(await checkSmallArchive('own-pages', page('colophon')), []);
  for (const id of ['talks', 'archive', 'data', 'search'])
    assert.deepEqual(await checkSmallArchive('own-pages', page(id)), [
      `content/pages/${id}.md:1:1: error: /${id}/ is an address of the site’s own; rename this page [file-collision]`,
    ]);
});

test('talks and pages link to a page by its file', async () => {
  const talk = 'content/talks/pygrunn-2011/zmq.md';
  const linked = (path: string) => ({
    ...page('colophon'),
    [talk]: smallArchive[talk]?.replace('done right', `done [right](${path})`),
  });
  assert.deepEqual(await checkSmallArchive('own-pages', linked('../../pages/colophon.md')), []);
  assert.deepEqual(await checkSmallArchive('own-pages', linked('/colophon/')), []);
  assert.deepEqual(await checkSmallArchive('own-pages', linked('../../pages/colofon.md')), [
    `${talk}:8:15: error: broken link ../../pages/colofon.md; did you mean ../../pages/colophon.md? [broken-link]`,
  ]);
});
