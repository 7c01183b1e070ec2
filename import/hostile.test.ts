import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { downloadFromUrl } from './downloads.ts';
import { plainTexts } from './feed-xml.ts';
import { parseFrontmatter } from './post-frontmatter.ts';
import { countItems, countTalks, reportLines } from './report.ts';
import { replaceTags, withoutComponents } from './site-tags.ts';
import { anyTextToMarkdown } from './text/any-text.ts';
import { wordpressHtml } from './wordpress-html.ts';
import { samples, tarGz, temporaryArchive } from '../src/test/import-archive.ts';
import { assertInTime } from '../src/test/in-time.ts';

const talk = (fields: object) =>
  JSON.stringify({ title: 'A', speakers: [], recorded: '2020-01-01', videos: [], ...fields });

/** Imports these files as pyvideo's data. */
async function importFiles(files: Record<string, string | Buffer>) {
  const [source, archive] = [await temporaryArchive(), await temporaryArchive()];
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(source.root, path, '..'), { recursive: true });
    await writeFile(join(source.root, path), content);
  }
  const report = await archive.run('pyvideo', source.root);
  return { report, archive, lines: reportLines(report), source };
}

describe('invalid input is reported with its place, and the rest is imported', () => {
  test('bad JSON, wrong types, no title, invalid UTF-8', async () => {
    const { report, lines, archive } = await importFiles({
      'c/videos/good.json': talk({}),
      'c/videos/cut.json': '{"title": "A',
      'c/videos/list.json': '[]',
      'c/videos/number.json': talk({ speakers: 7 }),
      'c/videos/nameless.json': talk({ title: ' ' }),
      'c/videos/latin.json': Buffer.from(talk({ title: 'é' }), 'latin1'),
    });
    assert.deepEqual(countTalks(report), {
      written: 1,
      unchanged: 0,
      leftAlone: 0,
      notImported: 5,
    });
    for (const [place, reason] of [
      ['cut', 'Unterminated string'],
      ['list', 'expected object'],
      ['number', 'speakers: '],
      ['nameless', 'title: is empty'],
      ['latin', 'is not UTF-8'],
    ])
      assert.ok(
        lines.some(
          (line) => line.includes(`c/videos/${place}.json: `) && line.includes(reason ?? ''),
        ),
        place,
      );
    assert.deepEqual(await archive.errors(), []);
  });

  test('imports the complete files of a truncated archive', async () => {
    const whole = await tarGz(join(samples, 'pyvideo'));
    const [source, archive] = [await temporaryArchive(), await temporaryArchive()];
    const file = join(source.root, 'cut.tar.gz');
    await writeFile(file, whole.subarray(0, whole.length / 2));
    const report = await archive.run('pyvideo', file);
    assert.ok(countTalks(report).written > 5);
    assert.ok(reportLines(report).some((line) => /the archive is invalid after \S+/.test(line)));
    assert.deepEqual(await archive.errors(), []);
  });

  test('reports a file that isn’t an archive', async () => {
    const [source, archive] = [await temporaryArchive(), await temporaryArchive()];
    const file = join(source.root, 'x.tar.gz');
    await writeFile(file, 'no archive at all');
    const report = await archive.run('pyvideo', file);
    assert.ok(reportLines(report).some((line) => line.includes('invalid at its start')));
  });
});

describe('nothing is written outside the archive or read outside the source', () => {
  test('paths outside a tar, and links in it, are reported', async () => {
    const [source, archive] = [await temporaryArchive(), await temporaryArchive()];
    const tar = await tarGz(join(samples, 'pyvideo/chipy'), (pack) => {
      pack.entry({ name: '../../evil/videos/up.json' }, talk({}));
      pack.entry({ name: '/evil/videos/root.json' }, talk({}));
      pack.entry({ name: 'evil/videos/link.json', type: 'symlink', linkname: '/etc/passwd' });
      pack.entry({ name: '...../videos/dots.json' }, talk({}));
    });
    const file = join(source.root, 'x.tar.gz');
    await writeFile(file, tar);
    const lines = reportLines(await archive.run('pyvideo', file)).join('\n');
    assert.match(lines, /\.\.\/evil\/videos\/up\.json: its path is outside the archive/);
    assert.match(lines, /\/evil\/videos\/root\.json: its path is outside the archive/);
    assert.match(
      lines,
      /evil\/videos\/link\.json: is a link or a device, which imports don’t follow/,
    );
    for (const path of (await archive.files()).keys())
      assert.match(path, /^(?:content|\.aftertalk)\/[a-z0-9/.-]+$/);
  });

  test('links in a folder are reported', async () => {
    const { source, archive } = await importFiles({ 'c/videos/a.json': talk({}) });
    await symlink('/etc/passwd', join(source.root, 'c/videos/b.json'));
    const report = await archive.run('pyvideo', source.root);
    assert.match(reportLines(report).join('\n'), /b\.json: is a link or a device/);
    await rm(join(source.root, 'c/videos/b.json'));
  });

  test('doesn’t write through a link among the archive’s folders', async () => {
    const [source, archive, outside] = [
      await temporaryArchive(),
      await temporaryArchive(),
      await temporaryArchive(),
    ];
    await mkdir(join(source.root, 'c/videos'), { recursive: true });
    await writeFile(join(source.root, 'c/videos/a.json'), talk({}));
    await mkdir(join(archive.root, 'content/talks'), { recursive: true });
    await symlink(outside.root, join(archive.root, 'content/talks/c'));
    const report = await archive.run('pyvideo', source.root);
    assert.match(reportLines(report).join('\n'), /talks\/c\/a\.md: is below a symbolic link/);
    assert.equal((await outside.files()).size, 0);
    assert.deepEqual(countTalks(report), {
      written: 0,
      unchanged: 0,
      leftAlone: 1,
      notImported: 0,
    });
  });

  test('makes ASCII paths from any names of talks and conferences', async () => {
    const { archive } = await importFiles({
      'C on..F/videos/..%2f..%2fx.json': talk({}),
      'C on..F/videos/…….json': talk({ title: 'B' }),
      [`c/videos/${'long-'.repeat(45)}.json`]: talk({ title: 'C' }),
      [`c/videos/${'long-'.repeat(45)}er.json`]: talk({ title: 'D' }),
    });
    const paths = [...(await archive.files()).keys()].filter((path) => path.includes('/talks/'));
    assert.equal(paths.length, 4);
    for (const path of paths)
      assert.match(path, /^content\/talks\/[a-z0-9-]+\/[a-z0-9-]{1,80}\.md$/);
    assert.deepEqual(await archive.errors(), []);
  });
});

describe('hostile texts', () => {
  test('removes control characters, scripts and unsafe schemes', async () => {
    const { archive } = await importFiles({
      'c/videos/a.json': talk({
        title: 'A\u202Eb\u0000 <script>x</script>',
        description:
          '# One\n\n<script>alert(1)</script> [x](javascript:alert(1)) ![i](data:x) \u202E',
        related_urls: ['javascript:alert(1)', 'file:///etc/passwd', '//a.example/slides.pdf'],
        tags: ['__proto__', '"; rm -rf', ''],
        speakers: ['__proto__', 'constructor', ''],
      }),
    });
    assert.deepEqual(await archive.errors(), []);
    const text = await archive.read('talks/c/a.md');
    assert.doesNotMatch(text, /[\u202E\0]|\]\(javascript:|\]\(data:|url: (?!https:\/\/a\.example)/);
    assert.match(text, /^title: Ab/m);
  });

  test('reports a file of 100 MB instead of reading it', async () => {
    const { lines, report } = await importFiles({
      'c/videos/a.json': talk({}),
      'c/videos/huge.json': talk({ description: 'x'.repeat(100e6) }),
    });
    assert.ok(lines.some((line) => line.includes('huge.json: is larger than 20 MB')));
    assert.deepEqual(countTalks(report), {
      written: 1,
      unchanged: 0,
      leftAlone: 0,
      notImported: 1,
    });
  });

  test('reads a long text with many marks as plain text, or reports it as too large', async () => {
    const { archive, lines } = await importFiles({
      'c/videos/a.json': talk({ description: `${'`x <'.repeat(30_000)}\n===\n` }),
      'c/videos/b.json': talk({ title: 'B', description: '> '.repeat(20_000) }),
    });
    assert.ok(lines.some((line) => /a\.json: .*over the limit of 80000/.test(line)));
    assert.deepEqual(await archive.errors(), []);
  });

  test('doesn’t expand entities that a document defines', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(1000)}">${[...'bcdefg']
      .map((name, i) => `<!ENTITY ${name} "${`&${'abcdef'[i]};`.repeat(50)}">`)
      .join('')}]>`;
    for (const [format, sample] of [
      ['feed', 'plone.rdf'],
      ['wordpress', 'wordpress.xml'],
      ['schedule', 'schedule.xml'],
    ] as const) {
      const [source, archive] = [await temporaryArchive(), await temporaryArchive()];
      const xml = readFileSync(join(samples, sample), 'utf8')
        .replace(/<!DOCTYPE[^]*?\]>/, '')
        .replace(/(<\?xml.*\?>)/, `$1${bomb}`)
        .replace(/<title>/g, '<title>&g;');
      await writeFile(join(source.root, 'bomb.xml'), xml);
      await archive.run(format, join(source.root, 'bomb.xml')).catch(() => undefined);
      for (const text of (await archive.files()).values()) assert.ok(text.length < 10_000, format);
    }
  });
});

test('an invalid import record stops the import before it overwrites anything', async () => {
  const archive = await temporaryArchive();
  await mkdir(join(archive.root, '.aftertalk'));
  await writeFile(join(archive.root, '.aftertalk/import-pyvideo.json'), '{');
  await assert.rejects(
    archive.run('pyvideo', join(samples, 'pyvideo')),
    /import-pyvideo\.json is not valid JSON/,
  );
  assert.equal((await archive.files()).size, 1);
});

test('reads an uncompressed tar, and rejects a file that is neither folder nor tar', async () => {
  const [source, archive] = [await temporaryArchive(), await temporaryArchive()];
  const tar = gunzipSync(await tarGz(join(samples, 'pyvideo')));
  await writeFile(join(source.root, 'x.tar'), tar);
  assert.deepEqual(countItems(await archive.run('pyvideo', join(source.root, 'x.tar'))), {
    read: 49,
    written: 47,
    unchanged: 0,
    leftAlone: 0,
    notImported: 1,
    skipped: 1,
  });
  await writeFile(join(source.root, 'y.zip'), gzipSync(tar));
  await assert.rejects(
    archive.run('pyvideo', join(source.root, 'y.zip')),
    /neither a folder nor a/,
  );
});

describe('text made to be slow is converted in time', () => {
  const pumps = [
    ...['<', '<a', '<a ', '<!-- wp:', '<pre>', '`a<', '`', '\u2028', '**', '[code', '[code]'],
    ...['[caption]', '[caption', '[embed http:', '[embed=http://a', '[gallery ', '\n', '\n ', ' '],
    ...['{% highlight a', '{% highlight a %}', '{{< highlight a', '{{< highlight a >}}', '.', '::'],
    ...['{{< figure a=', '{%', '{{', '{: ', '``` ', '~~~\n', '<A ', 'import ', '{% raw %}', '`` `'],
  ];
  const context = { linkTo: () => undefined, warn: () => undefined };
  const conversions = {
    anyTextToMarkdown,
    wordpressHtml,
    replaceTags: (text: string) => replaceTags(text, context),
    withoutComponents: (text: string) => withoutComponents(text, context),
  };
  for (const [name, convert] of Object.entries(conversions))
    for (const pump of pumps)
      test(`${name}: ${JSON.stringify(pump)}`, () => {
        const start = process.cpuUsage();
        convert(`a ${pump.repeat(200_000 / pump.length)} a`);
        convert(`a${pump}${'a'.repeat(200_000)}`);
        convert(`a ${pump.repeat(49_000 / pump.length)}`);
        assertInTime(start);
      });

  test('fields and names', () => {
    const start = process.cpuUsage();
    const long = (text: string) => text.repeat(200_000 / text.length);
    parseFrontmatter(`a: b\nc:${long(' ')}`.slice(0, -1) + 'x');
    plainTexts(`a${long('<b ')}`, '', long('<'));
    downloadFromUrl(`https://a.example/${long('/slide')}`);
    assertInTime(start);
  });
});
