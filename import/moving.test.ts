import assert from 'node:assert/strict';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { parseNpm, run } from '../src/test/commands.ts';
import { samples, tarGz, temporaryArchive } from '../src/test/import-archive.ts';

// In one file, so that builds of the same project run one after the other.

const guide = await readFile('docs/moving.md', 'utf8');
const blocks = [...guide.matchAll(/^```(sh|yaml)\n([^]*?)^```$/gm)];

test('every command of docs/moving.md works as written', async () => {
  const { root } = await temporaryArchive();
  await cp(join(samples, 'plone.rdf'), join(root, 'weblog.rdf'));
  await cp(join(samples, 'wordpress.xml'), join(root, 'harbour.xml'));
  await cp(join(samples, 'wp-content'), join(root, 'wp-content'), { recursive: true });
  await cp(join(samples, 'posts'), join(root, 'posts'), { recursive: true });
  await cp(join(samples, 'schedule.json'), join(root, 'schedule.json'));
  await writeFile(join(root, 'pyvideo-data.tar.gz'), await tarGz(join(samples, 'pyvideo')));
  const post = '---\ntitle: Bollards\nspeaker: ada\ndate: 2017-05-01\n---\n\nText.\n';
  for (const [path, text] of Object.entries({
    'jekyll-site/_config.yml': 'title: Jekyll site\n',
    'jekyll-site/_data/speakers.yml': 'ada: {name: Ada Quist}\n',
    'jekyll-site/_talks/bollards.markdown': post,
    'hugo-site/hugo.toml': 'title = "Hugo site"\n',
    'hugo-site/content/talks/bollards/index.md': post,
    'pelican-site/pelicanconf.py': 'SITENAME = "Pelican site"\n',
    'pelican-site/content/bollards.rst': 'Bollards\n========\n\n:date: 2017-05-01\n\nText.\n',
    'eleventy-site/eleventy.config.js': '',
    'eleventy-site/talks/talks.json': '{"event": "Eleventy site"}',
    'eleventy-site/talks/bollards.md': post,
    'astro-site/astro.config.mjs': '',
    'rubyevents/data/quay/quay-2019/event.yml': 'title: Quay 2019\n',
    'rubyevents/data/quay/quay-2019/videos.yml':
      '- title: Bollards\n  date: 2019-05-01\n  speakers: [Ada Quist]\n',
    'astro-site/src/content/talks/bollards.mdx': post.replace('date', 'pubDate'),
  })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  const yaml = blocks.find(([, language]) => language === 'yaml')?.[2] ?? '';
  await writeFile(join(root, 'fields.yaml'), yaml);

  const commands = blocks
    .filter(([, language]) => language === 'sh')
    .flatMap(([, , text = '']) => text.trim().split('\n'));
  assert.equal(commands.length, 17);
  for (const command of commands) {
    const { env, script, args } = parseNpm(command);
    const { code, output } = await run(script, { ...env, INIT_CWD: root }, args);
    // Some samples have invalid talks; then the import exits with 1.
    const incomplete = /, [1-9]\d* not imported/.test(output);
    assert.equal(code, incomplete ? 1 : 0, `${command}\n${output}`);
    if (script === 'check') assert.match(output, /^0 errors/m);
    if (args.includes('--dry-run')) assert.ok(!existsSync(join(root, 'my-archive')));
  }
  for (const conference of [
    'jekyll-site-2017',
    'hugo-site-2017',
    'pelican-site-2017',
    'eleventy-site',
    'weblog-2017',
  ])
    assert.ok(
      existsSync(join(root, `my-archive/content/talks/${conference}/bollards.md`)),
      conference,
    );
  assert.ok(existsSync(join(root, 'my-archive/content/talks/quayconf-2011/tide-clocks.md')));
  assert.ok(existsSync(join(root, 'my-archive/content/talks/pier-2019/lamps.md')));
  assert.ok(existsSync(join(root, 'my-catalog/content/talks/quay-2019/bollards.md')));
  assert.match(
    await readFile(join(root, 'my-catalog-site/talks/chipy/15262/index.html'), 'utf8'),
    /Ellipses and Arcane Syntax/,
  );
});

test('invalid usage prints the reason and the usage, and exits with 2', async () => {
  for (const [args, reason] of [
    [[], 'unknown format ""'],
    [['pyvidoe', 'x', '--into', 'y'], 'unknown format "pyvidoe"'],
    [['feed', '--into', 'y'], 'give one source'],
    [['feed', 'x'], '--into is missing'],
    [
      ['pyvideo', 'x', '--into', 'y', '--every', '0'],
      '--every is "0"; write a whole number above 0',
    ],
  ] as const) {
    const { code, output } = await run('import', {}, [...args]);
    assert.equal(code, 2, output);
    assert.ok(output.startsWith(reason), output);
    assert.match(output, /--dry-run/);
  }
});

test('a missing source prints one sentence, and exits with 1', async () => {
  const { root } = await temporaryArchive();
  const { code, output } = await run('import', {}, ['feed', join(root, 'x'), '--into', root]);
  assert.equal(code, 1);
  assert.equal(output.trim(), `${join(root, 'x')} doesn’t exist`);
});

test('an import ends with a check, and its errors exit with 1', async () => {
  const { root } = await temporaryArchive();
  const source = join(root, 'feed.xml');
  const item = (path: string, guid: string) =>
    `<item><title>Meetup</title><link>https://quay.example/${path}</link><guid>${guid}</guid>` +
    '<pubDate>Sat, 05 Jan 2019 10:00:00 GMT</pubDate><description>Text.</description></item>';
  const feed = (items: string) =>
    `<rss version="2.0"><channel><title>Quay</title>${items}</channel></rss>`;
  await writeFile(source, feed(item('a', '1') + item('b', '1')));
  const first = await run('import', {}, ['feed', source, '--into', root]);
  assert.equal(first.code, 0, first.output);
  assert.match(
    first.output,
    /item 2 \(\S+\): its feed id is that of item 1 .*, too; it was left out/,
  );
  assert.match(first.output, /2 written[^]*\n0 errors/);

  await writeFile(source, feed(item('c', '1')));
  const other = ['feed', source, '--into', root, '--conference', 'Pier 2019'];
  const second = await run('import', {}, other);
  assert.equal(second.code, 1, second.output);
  assert.match(second.output, /pier-2019\/c\.md:\d+:\d+: error: feedId is already used by/);

  const none = await run('import', {}, [...other, '--only', 'sails']);
  assert.equal(none.code, 1, none.output);
  assert.match(none.output, /1 posts that aren’t about sails \(--only\)/);
  assert.match(none.output, /looks for an <item> of RSS or an <entry> of Atom/);
});

const newsboat = '/usr/bin/newsboat';
const withNewsboat = { skip: existsSync(newsboat) ? false : 'newsboat is not installed' };

test('subscribers of an imported weblog see no item twice', withNewsboat, async () => {
  for (const sample of ['plone.rdf', 'weblog.atom']) {
    const archive = await temporaryArchive();
    await archive.run('feed', join(samples, sample));
    const out = join((await temporaryArchive()).root, 'site');
    const { code, output } = await run('build', { ARCHIVE_DIR: archive.root, OUT_DIR: out });
    assert.equal(code, 0, output);
    const before = readFileSync(join(samples, sample), 'utf8');
    const after = readFileSync(join(out, 'rss.xml'), 'utf8');

    const items = before.match(/<(?:item|entry)[\s>]/g)?.length;
    const moved = await readWithNewsboat([before, after]);
    assert.deepEqual(
      moved,
      [
        { items, unread: items },
        { items, unread: 0 },
      ],
      sample,
    );

    // With other ids each item is unread again, so newsboat does compare ids.
    const renamed = after.replaceAll(/(<guid[^>]*>)/g, '$1other-');
    const [, again] = await readWithNewsboat([before, renamed]);
    assert.equal(again?.unread, items, sample);
  }
});

/** Returns what newsboat's database has after each feed at one URL, marking all items as read. */
async function readWithNewsboat(feeds: readonly string[]) {
  let answer = '';
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'application/xml').end(answer);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { root } = await temporaryArchive();
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
