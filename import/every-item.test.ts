import assert from 'node:assert/strict';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { formats } from './formats.ts';
import { countItems, isComplete, reportLines, type ImportReport } from './report.ts';
import {
  samples,
  tarGz,
  temporaryArchive,
  type TemporaryArchive,
} from '../src/test/import-archive.ts';

/** An item of a generated source. Its body starts and ends with words of its own. */
interface Item {
  number: number;
  title: string;
  speaker: string;
  day: string;
  /** What identifies it, if its source gives it something; it may be that of another. */
  guid: string | undefined;
  path: string;
}

const start = ({ number }: Item) => `begins${number}x`;
const end = ({ number }: Item) => `ends${number}x`;
/** Tags that end or begin an item, if they are taken for markup. */
const tags = '</item></entry></event></channel></feed><item><entry><event><items></items>';
const body = (item: Item) => `${start(item)} ${tags.replaceAll('<', '&lt;')} ${end(item)}`;
const cdata = (item: Item) => `<![CDATA[<p>${start(item)} <b>unclosed ${tags} ${end(item)}</p>]]>`;
const comment = `<!-- ${tags} -->`;

/** The text of a format: its beginning, each item, and its end. */
interface TextFormat {
  format: string;
  file: string;
  begin: string;
  item(item: Item): string;
  end: string;
}

const urlOf = ({ path }: Item) => `https://quay.example/${path}`;
const ifGiven = (tag: string, value: string | undefined) =>
  value ? `<${tag}>${value}</${tag}>` : '';

const texts: readonly TextFormat[] = [
  {
    format: 'feed',
    file: 'rss.xml',
    begin: `<?xml version="1.0"?>${comment}<rss version="2.0"><channel><title>Quay</title>`,
    item: (item) =>
      `<item><title>${item.title}</title><link>${urlOf(item)}</link>${ifGiven('guid', item.guid)}` +
      `<pubDate>${new Date(item.day).toUTCString()}</pubDate>${comment}<description>${cdata(item)}</description></item>\n`,
    end: '</channel></rss>\n',
  },
  {
    format: 'feed',
    file: 'feed.atom',
    begin: `<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title><link href="https://quay.example/"/>`,
    item: (item) =>
      `<entry><title>${item.title}</title>${ifGiven('id', item.guid)}<link href="${urlOf(item)}"/>` +
      `<published>${item.day}T10:00:00Z</published><content type="html">${cdata(item)}</content></entry>\n`,
    end: '</feed>',
  },
  {
    format: 'feed',
    file: 'feed.rdf',
    begin:
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ' +
      'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://quay.example/"><title>Quay</title>' +
      '<items><rdf:Seq><rdf:li resource="https://quay.example/1"/></rdf:Seq></items></channel>',
    item: (item) =>
      `<item rdf:about="${item.guid ?? urlOf(item)}"><title>${item.title}</title><link>${urlOf(item)}</link>` +
      `<dc:date>${item.day}</dc:date><description>${cdata(item)}</description></item>\n`,
    end: '</rdf:RDF>\n',
  },
  {
    format: 'wordpress',
    file: 'export.xml',
    begin:
      '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="c"><channel><title>Quay</title>' +
      '<link>https://quay.example</link>',
    item: (item) =>
      `<item><title>${item.title}</title><link>${urlOf(item)}</link>${ifGiven('guid', item.guid)}` +
      `<content:encoded>${cdata(item)}</content:encoded><wp:post_date>${item.day} 10:00:00</wp:post_date>` +
      '<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>\n',
    end: '</channel></rss>',
  },
  {
    format: 'schedule',
    file: 'schedule.xml',
    begin:
      '<schedule><conference><title>Pier 2019</title><acronym>pier-2019</acronym><start>2019-01-01</start>' +
      '<end>2019-12-31</end></conference><day date="2019-01-05"><room name="Deck">',
    item: (item) =>
      `<event${item.guid ? ` id="${item.guid}"` : ''}><title>${item.title}</title><date>${item.day}T10:00:00</date>` +
      `<start>10:00</start><persons><person>${item.speaker}</person></persons><abstract>${body(item)}</abstract></event>\n`,
    end: '</room></day></schedule>',
  },
  {
    format: 'schedule',
    file: 'schedule.json',
    begin: `{"schedule":{"conference":{"title":"Pier 2019","acronym":"pier-2019","start":"2019-01-01","end":"2019-12-31","days":[{"rooms":{"Deck":[`,
    item: ({ title, speaker, day, guid, ...item }) =>
      `${JSON.stringify({
        title,
        code: guid,
        date: `${day}T10:00:00Z`,
        persons: [{ name: speaker }],
        abstract: `${start({ ...item, title, speaker, day, guid })} ${end({ ...item, title, speaker, day, guid })}`,
      })},`,
    end: 'null]}}]}}}',
  },
];

const [titles, days, guids] = [
  ['Meetup', 'meetup', 'Meetup 2019-02-05', 'Ann Lee: Meetup', '見面'],
  ['2019-01-05', '2019-02-05', '2019-03-05', '2018-01-05'],
  ['tag:quay.example,2019:a', 'tag:quay.example,2019:b', undefined],
];
const items = fc
  .array(
    fc.record({
      title: fc.constantFrom(...titles),
      speaker: fc.constantFrom('Ann Lee', 'Bo Ek'),
      day: fc.constantFrom(...days),
      guid: fc.oneof(
        fc.constantFrom(...guids),
        fc.nat(1e6).map((id) => `guid-${id}`),
      ),
      path: fc.constantFrom('2019/01/meetup', '2019/02/meetup.html', '?p=4', 'meetup-2019-02-05'),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((list) => list.map((item, number): Item => ({ ...item, number })));

describe('every item of a source has a file of its own, or a reason why not', () => {
  for (const { format, file, ...text } of texts)
    test(file, async () => {
      const folder = (await temporaryArchive()).root;
      const importItems = async (list: readonly Item[], into?: TemporaryArchive) => {
        const archive = into ?? (await temporaryArchive());
        await writeFile(join(folder, file), text.begin + list.map(text.item).join('') + text.end);
        return { archive, report: await archive.run(format, join(folder, file)) };
      };
      // The list of schedule.json ends with an event that is null.
      const rubbish = file === 'schedule.json' ? 1 : 0;

      await fc.assert(
        fc.asyncProperty(
          items,
          fc.nat(),
          fc.double({ min: 0, max: 0.9999 }),
          async (list, half, cut) => {
            const { archive, report } = await importItems(list);
            const paths = await pathsOf(archive, list);
            assert.equal(paths.size, list.length, reportLines(report).join('\n'));
            await addsUp(report, archive, list.length + rubbish);
            assert.deepEqual(await archive.errors(), []);

            const before = await archive.files();
            const again = await importItems(list, archive);
            assert.deepEqual(await archive.files(), before);
            assert.equal(countItems(again.report).unchanged, list.length);

            const reversed = await importItems(list.toReversed());
            assert.deepEqual(await pathsOf(reversed.archive, list), paths);

            // A feed has only the latest posts; here, each has its own id.
            const unique = list.map((item) => ({ ...item, guid: `guid-${item.number}` }));
            const first = unique.slice(0, 1 + (half % list.length));
            const grown = await importItems(first);
            const early = await pathsOf(grown.archive, first);
            for (const later of [unique.slice(first.length), [...unique, ...first.slice(0, 1)]]) {
              if (later.length === 0) continue;
              const { report } = await importItems(later, grown.archive);
              const repeats = report.talks.filter(({ reason }) => reason);
              assert.equal(repeats.length, later.length > list.length ? 1 : 0);
              for (const { reason } of repeats) assert.match(reason ?? '', /^is the same as /);
              const late = await pathsOf(grown.archive, unique);
              assert.equal(late.size, list.length);
              for (const [number, path] of early) assert.equal(late.get(number), path);
            }
            assert.deepEqual(await grown.archive.errors(), []);

            const whole = text.begin + list.map(text.item).join('') + text.end.trimEnd();
            await isCutSafely(whole.slice(0, Math.floor(cut * whole.length)), list);
          },
        ),
        { numRuns: 8, seed: 20190105, endOnFailure: true },
      );

      /** Imports part of a source: only complete items, and the cut is reported. */
      async function isCutSafely(part: string, list: readonly Item[]) {
        const archive = await temporaryArchive();
        await writeFile(join(folder, file), part);
        const complete = list.filter((item) => part.includes(text.item(item)));
        let report: ImportReport;
        try {
          report = await archive.run(format, join(folder, file));
        } catch (error) {
          assert.match(String(error), /is cut off before|is not (?:valid|a)/);
          assert.equal((await archive.files()).size, 0);
          assert.ok(complete.length === 0 || file === 'schedule.json', part);
          return;
        }
        assert.ok(!isComplete(report), part);
        const paths = await pathsOf(archive, list);
        assert.deepEqual(
          [...paths.keys()].sort(),
          complete.map(({ number }) => number),
        );
        await addsUp(report, archive);
      }
    });

  const folders = {
    markdown: (item: Item) => ({
      [`${item.guid?.slice(-1) ?? '_posts'}/${item.day}-${item.path.replace(/\W/g, '')}-${item.number % 3}/index.md`]: `---\ntitle: "${item.title}"\ndate: ${item.day}\n---\n${start(item)} ${end(item)}\n`,
      [`${item.number}/${item.title.replace(/\W/g, '')}.md`]: `---\ntitle: "${item.title}"\ndate: ${item.day}\n---\nother${start(item)}\n`,
      [`img/${item.number}.PNG`]: 'no image',
      [`${item.number}/LICENSE`]: 'A license.',
      [`${item.number}/_index.md`]: '# No post',
      [`${item.number}/untitled.md`]: '---\ndate: 2019-01-05\n---\n',
    }),
    pyvideo: (item: Item) => ({
      [`${item.number % 2 ? 'Pier 2019' : 'pier-2019'}/videos/${item.title.replace(/[:/]/g, ' ')}.json`]:
        JSON.stringify({
          title: item.title,
          speakers: [item.speaker],
          recorded: item.day,
          description: `${start(item)} ${end(item)}`,
        }),
      [`${item.number}/pier-2019/videos/${item.title.replace(/[:/]/g, '_')}.json`]: JSON.stringify({
        title: item.title,
        recorded: item.day,
        description: `other${start(item)}`,
      }),
      [`${item.number}/README.md`]: 'Read me.',
      [`${item.number}/videos/cut.json`]: '{"title": "A',
    }),
  };
  for (const [format, filesOf] of Object.entries(folders))
    test(`a folder of ${format}`, async () => {
      await fc.assert(
        fc.asyncProperty(items, async (list) => {
          const [source, archive] = [await temporaryArchive(), await temporaryArchive()];
          const files = new Map(list.flatMap((item) => Object.entries(filesOf(item))));
          for (const [path, content] of files) {
            await mkdir(dirname(join(source.root, path)), { recursive: true });
            await writeFile(join(source.root, path), content);
          }
          const report = await archive.run(format, source.root);
          await addsUp(report, archive, files.size);
          const bodies = [...files.values()].filter((content) => /begins/.test(content));
          const { written, notImported, skipped } = countItems(report);
          const talks = [...files.values()].filter((content) =>
            /^(?:---\ntitle|\{.*\}$)/.test(content),
          );
          assert.equal(written, talks.length, reportLines(report).join('\n'));
          assert.equal(notImported + skipped, files.size - talks.length);
          const texts = await talkTexts(archive);
          for (const content of bodies) {
            const marker = content.match(/(?:other)?begins\d+x/)?.[0] ?? '';
            const found = [...texts.values()].filter((text) => text.split(/\s/).includes(marker));
            assert.equal(found.length, 1, marker);
          }
          assert.deepEqual(await archive.errors(), []);
          const before = await archive.files();
          await archive.run(format, source.root);
          assert.deepEqual(await archive.files(), before);
        }),
        { numRuns: 8, seed: 20190105, endOnFailure: true },
      );
    });
});

/** The counts of a report are those of its source and of the files that were written. */
async function addsUp(report: ImportReport, archive: TemporaryArchive, itemCount?: number) {
  const { read, written, unchanged, leftAlone, notImported, skipped } = countItems(report);
  assert.equal(read, written + unchanged + leftAlone + notImported + skipped);
  if (itemCount !== undefined) assert.equal(read, itemCount, reportLines(report).join('\n'));
  assert.equal((await talkTexts(archive)).size, written);
}

async function talkTexts(archive: TemporaryArchive) {
  const files = [...(await archive.files())];
  return new Map(files.filter(([path]) => /^content\/talks\/.*\.md$/.test(path)));
}

/** Returns the path of each item's text; it is whole, and in one file. */
async function pathsOf(archive: TemporaryArchive, list: readonly Item[]) {
  const texts = [...(await talkTexts(archive))];
  const paths = new Map<number, string>();
  for (const item of list) {
    const found = texts.filter(([, text]) => text.includes(start(item)));
    assert.ok(found.length <= 1, `${item.title} is in ${found.map(([path]) => path).join(', ')}`);
    for (const [path, text] of found) {
      assert.ok(text.includes(end(item)), `${path} lost its end`);
      paths.set(item.number, path);
    }
  }
  assert.equal(new Set(paths.values()).size, paths.size);
  return paths;
}

describe('what an earlier import wrote', () => {
  const post = (day: string, text: string) => `---\ntitle: Meetup\ndate: ${day}\n---\n${text}\n`;
  const writePosts = async (root: string, posts: Record<string, string | Uint8Array>) => {
    for (const [path, text] of Object.entries(posts)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
  };
  const talksIn = async (archive: TemporaryArchive) =>
    [...(await talkTexts(archive)).keys()].map((path) => path.replace('content/talks/', ''));

  test('has the day in its name if only that distinguishes it', async () => {
    const [source, archive] = [await temporaryArchive(), await temporaryArchive()];
    await writePosts(source.root, {
      '_posts/2019-01-05-meetup.md': post('2019-01-05', 'January.'),
      '_posts/2019-02-05-meetup.md': post('2019-02-05', 'February.'),
      '2018/keynote.md': post('2018-05-01', 'Old.').replace('Meetup', 'Keynote'),
      '2019/keynote.md': post('2019-05-01', 'New.').replace('Meetup', 'Keynote'),
    });
    await archive.run('markdown', source.root, { conference: 'Quay' });
    assert.deepEqual(await talksIn(archive), [
      'quay/keynote-2018-05-01.md',
      'quay/keynote-2019-05-01.md',
      'quay/meetup-2019-01-05.md',
      'quay/meetup-2019-02-05.md',
    ]);
    const text = await archive.read('talks/quay/meetup-2019-02-05.md');
    assert.match(text, /^title: Meetup \(2019-02-05\)$/m);
  });

  test('keeps its name if the source gets another of the same name', async () => {
    const [source, archive] = [await temporaryArchive(), await temporaryArchive()];
    await writePosts(source.root, { 'b/meetup.md': post('2019-02-05', 'First.') });
    await archive.run('markdown', source.root);
    await writePosts(source.root, { 'a/meetup.md': post('2019-01-05', 'Second.') });
    await archive.run('markdown', source.root);
    assert.deepEqual(await talksIn(archive), [
      'weblog-2019/meetup-2019-01-05.md',
      'weblog-2019/meetup.md',
    ]);
    assert.match(await archive.read('talks/weblog-2019/meetup.md'), /First\./);
  });

  test('keeps its name if the record has no keys, as those of earlier versions', async () => {
    const [source, archive] = [await temporaryArchive(), await temporaryArchive()];
    const posts = ['01', '02', '03'].map((month) => [
      `_posts/2019-${month}-05-meetup.md`,
      post(`2019-${month}-05`, `Month ${month}.`),
    ]);
    await writePosts(source.root, Object.fromEntries(posts));
    await archive.run('markdown', source.root);
    // An earlier version wrote all three to one file, whose suffix is the digest of "meetup".
    const folder = join(archive.root, 'content/talks/weblog-2019');
    const recordFile = join(archive.root, '.aftertalk/import-markdown.json');
    const record = JSON.parse(await readFile(recordFile, 'utf8')) as {
      files: Record<string, string>;
    };
    await rename(join(folder, 'meetup-2019-03-05.md'), join(folder, 'meetup-574b33.md'));
    record.files['content/talks/weblog-2019/meetup-574b33.md'] =
      record.files['content/talks/weblog-2019/meetup-2019-03-05.md'] ?? '';
    for (const month of ['01', '02', '03']) {
      await rm(join(folder, `meetup-2019-${month}-05.md`), { force: true });
      delete record.files[`content/talks/weblog-2019/meetup-2019-${month}-05.md`];
    }
    await writeFile(recordFile, JSON.stringify({ complete: true, files: record.files }));

    const report = await archive.run('markdown', source.root);
    assert.deepEqual(await talksIn(archive), [
      'weblog-2019/meetup-2019-01-05.md',
      'weblog-2019/meetup-2019-02-05.md',
      'weblog-2019/meetup-574b33.md',
    ]);
    assert.match(await archive.read('talks/weblog-2019/meetup-574b33.md'), /Month 03\./);
    assert.deepEqual(report.updated, []);
  });

  test('keeps its image if another talk gets one of the same name', async () => {
    const [source, archive] = [await temporaryArchive(), await temporaryArchive()];
    const image = await readFile(join(samples, 'posts/images/anchor.png'));
    await writePosts(source.root, {
      'photo.png': image,
      'a.md': post('2019-01-05', '![A](photo.png)'),
    });
    await archive.run('markdown', source.root);
    await rm(join(source.root, 'a.md'));
    await writePosts(source.root, {
      'photo.png': Buffer.concat([image, Buffer.from('other')]),
      'b.md': post('2019-02-05', '![B](photo.png)'),
    });
    await archive.run('markdown', source.root);
    const files = await archive.files();
    assert.equal(files.get('content/talks/weblog-2019/photo.png'), image.toString('latin1'));
    const [, name] = (await archive.read('talks/weblog-2019/b.md')).match(/!\[B\]\((.*)\)/) ?? [];
    assert.match(name ?? '', /^photo-[0-9a-f]{6}\.png$/);
    assert.match(files.get(`content/talks/weblog-2019/${name}`) ?? '', /other$/);
    assert.deepEqual(await archive.errors(), []);
  });
});

test('a source without a talk writes nothing, and the report shows what was looked for', async () => {
  for (const [format, { looksFor }] of Object.entries(formats)) {
    const [source, archive] = [await temporaryArchive(), await temporaryArchive()];
    const file = join(source.root, 'empty.xml');
    await writeFile(file, empty[format] ?? 'No post.');
    await mkdir(join(source.root, 'data'));
    await writeFile(join(source.root, 'data/archive.json'), emptyArchive);
    const report = await archive.run(format, empty[format] ? file : source.root);
    assert.ok(!isComplete(report), format);
    assert.ok(reportLines(report).join('\n').includes(`looks for ${looksFor}`), format);
    assert.equal((await archive.files()).size, 0, format);
  }
});

const url = (path: string) => `https://quay.example/${path}`;
const counts = { talks: 0, summaries: 0, conferences: 0, series: 0, speakers: 0, topics: 0 };
const emptyArchive = JSON.stringify({
  ...{ $schema: url('schema'), version: 1, archive: 'Quay', url: url(''), license: 'CC0-1.0' },
  ...{ description: 'Talks.', language: 'en', talks: url('talks'), addresses: url('addresses') },
  ...{ schemas: {}, counts, conferences: [] },
});

const empty: Record<string, string> = {
  feed: '<rss version="2.0"><channel><title>Quay</title></channel></rss>',
  wordpress:
    '<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Quay</title></channel></rss>',
  schedule: '<schedule><conference><title>Quay</title></conference></schedule>',
};

test('a tar that ends between two files is reported', async () => {
  const [source, archive] = [await temporaryArchive(), await temporaryArchive()];
  const tar = gunzipSync(await tarGz(join(samples, 'pyvideo')));
  let position = 0;
  for (let entry = 0; entry < 20; entry++) {
    const size = parseInt(tar.toString('latin1', position + 124, position + 136), 8);
    position += 512 + Math.ceil(size / 512) * 512;
  }
  const file = join(source.root, 'cut.tar');
  await writeFile(file, tar.subarray(0, position));
  const report = await archive.run('pyvideo', file);
  assert.ok(!isComplete(report));
  assert.match(reportLines(report).join('\n'), /the rest can’t be read \(its end is missing\)/);
});
