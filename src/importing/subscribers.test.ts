import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { run } from '../test/sites.ts';
import { samples, trial } from './trial.ts';

const newsboat = '/usr/bin/newsboat';
const withNewsboat = { skip: existsSync(newsboat) ? false : 'newsboat is not installed' };

test('a subscriber whose weblog moved here sees nothing twice', withNewsboat, async () => {
  for (const sample of ['plone.rdf', 'weblog.atom']) {
    const archive = await trial();
    await archive.run('feed', join(samples, sample));
    const out = join((await trial()).root, 'site');
    const { code, output } = await run('build', { ARCHIVE_DIR: archive.root, OUT_DIR: out });
    assert.equal(code, 0, output);
    const before = readFileSync(join(samples, sample), 'utf8');
    const after = readFileSync(join(out, 'rss.xml'), 'utf8');

    const items = before.match(/<(?:item|entry)[\s>]/g)?.length;
    const moved = await readInTurn([before, after]);
    assert.deepEqual(
      moved,
      [
        { items, unread: items },
        { items, unread: 0 },
      ],
      sample,
    );

    // Without its ids kept, each would have come again: the reader does look at them.
    const renamed = after.replaceAll(/(<guid[^>]*>)/g, '$1other-');
    const [, again] = await readInTurn([before, renamed]);
    assert.equal(again?.unread, items, sample);
  }
});

/** What a reader's database holds as a feed's address answers one thing after another, all read. */
async function readInTurn(feeds: readonly string[]) {
  let answer = '';
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'application/xml').end(answer);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { root } = await trial();
  const [urls, config, cache] = ['urls', 'config', 'cache.db'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(urls, `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed\n`);
  writeFileSync(config, '');
  const found: { items: number; unread: number }[] = [];
  try {
    for (answer of feeds) {
      await promisify(execFile)(
        newsboat,
        ['-q', '-u', urls, '-C', config, '-c', cache, '-x', 'reload'],
        { env: { ...process.env, HOME: root, LC_ALL: 'C.UTF-8' } },
      );
      const database = new DatabaseSync(cache);
      const rows = database.prepare('SELECT unread FROM rss_item').all();
      found.push({ items: rows.length, unread: rows.filter(({ unread }) => unread === 1).length });
      database.exec('UPDATE rss_item SET unread = 0');
      database.close();
    }
  } finally {
    server.close();
  }
  return found;
}
