import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { command } from '../src/test/commands.ts';
import { countItems, countTalks, reportLines } from './report.ts';
import { samples, tarGz, temporaryArchive } from '../src/test/import-archive.ts';

const source = join(samples, 'pyvideo');
const archive = await temporaryArchive();
const report = await archive.run('pyvideo', source);
const keynote = 'talks/pycon-us-2016/k-lars-lohn-keynote-pycon-2016.md';

describe('the data of pyvideo.org', () => {
  test('every talk is written or reported with a reason, and the counts add up', () => {
    const { read, written, unchanged, leftAlone, notImported, skipped } = countItems(report);
    assert.deepEqual(
      [read, written, unchanged, leftAlone, notImported, skipped],
      [49, 47, 0, 0, 1, 1],
    );
    const lines = reportLines(report);
    assert.ok(lines.some((line) => line.startsWith('  1 files without an extension: ')));
    assert.ok(
      lines.includes(
        '  pycascades-2019/videos/josh-weissbock-distributed-web-scraping-in-python.json: ' +
          'has no date, and neither has any talk of its conference',
      ),
    );
    assert.equal(
      lines.at(-1),
      '49 items read: 47 written, 0 unchanged, 0 left alone, 1 not imported, 1 skipped',
    );
  });

  test('the archive passes check', async () => assert.deepEqual(await archive.errors(), []));

  test('an empty folder becomes an archive, and the report lists what to change in it', async () => {
    assert.match(await archive.read('site.yaml'), /^license: CC0-1.0$/m);
    assert.match(await archive.read('pages/home.md'), /^title:/m);
    assert.match(await archive.read('pages/about.md'), /^title:/m);
    assert.ok(reportLines(report).some((line) => line.includes('site.yaml: title, description')));
  });

  test('a .tar.gz and its folder result in the same bytes', async () => {
    const other = await temporaryArchive();
    await writeFile(join(other.root, 'data.tar.gz'), await tarGz(source));
    await other.run('pyvideo', join(other.root, 'data.tar.gz'));
    await rm(join(other.root, 'data.tar.gz'));
    assert.deepEqual(await other.files(), await archive.files());
  });

  test('reStructuredText becomes Markdown', async () => {
    const text = await archive.read('talks/scipy-2014/geopandas-geospatial-data-pandas.md');
    assert.match(
      text,
      /^\[GeoPandas\]\(https:\/\/github\.com\/kjordahl\/geopandas\) is a library/m,
    );
    assert.match(text, /data types? are `GeoSeries`|datatypes are `GeoSeries` and `GeoDataFrame`/);
    assert.match(text, /^text: abstract$/m);
  });

  test('downloads have types, and an archived copy has its original URL', async () => {
    const all = [...(await archive.files()).values()].join('\n');
    assert.match(all, /type: code\n    title: tutorial repository\n    url: https:\/\/github\.com/);
    assert.match(all, /type: video\n    title: Video \(YouTube\)/);
    assert.match(all, /    archivedUrl: https?:\/\/web\.archive\.org\/web\/\d+/);
    assert.doesNotMatch(all, /^    url: https?:\/\/web\.archive\.org\/web/m);
  });

  test('recognizes a duration in milliseconds', async () => {
    const all = [...(await archive.files()).values()].join('\n');
    for (const [, minutes] of all.matchAll(/^duration: (\d+)$/gm))
      assert.ok(Number(minutes) <= 300);
  });

  test('equivalent spellings become one topic, the others its alsoKnownAs', async () => {
    assert.match(
      await archive.read('topics/machine-learning.md'),
      /^name: .+\nalsoKnownAs: \[.*(?:MachineLearning|Machine-Learning).*\]$/m,
    );
    assert.match(await archive.read('topics/c-plus-plus.md'), /^name: c\+\+$/m);
  });

  test('names that differ by a hyphen are merged, those that differ by a period reported', async () => {
    assert.match(
      await archive.read('speakers/cameron-davidson-pilon.md'),
      /alsoKnownAs: \[Cameron Davidson.Pilon\]/,
    );
    const warning = reportLines(report).find((line) => line.includes('speaker "Anthony I Joseph"'));
    assert.match(
      warning ?? '',
      /content\/speakers\/anthony-i-joseph\.md: alsoKnownAs: \["Anthony I/,
    );
  });

  test('“Various speakers” becomes an empty list of speakers', async () => {
    const all = [...(await archive.files()).values()].join('\n');
    assert.doesNotMatch(all, /^ +- Various/im);
    assert.match(all, /^speakers: \[\]$/m);
  });

  test('talks with the same title keep it, and are reported', async () => {
    assert.match(await archive.read(keynote), /^title: Keynote$/m);
    assert.ok(
      reportLines(report, true).includes(
        '  pycon-us-2016/videos/k-lars-lohn-keynote-pycon-2016.json: its conference has 2 talks titled "Keynote"',
      ),
    );
  });
});

test('the lines suggested for similar speakers merge them', async () => {
  const other = await temporaryArchive(archive.root);
  const warnings = reportLines(report).join('\n');
  const [, doubled = '', file = '', line = ''] =
    warnings.match(/delete (\S+joseph\S+\.md) and add to (\S+\.md): (alsoKnownAs: .*)/) ?? [];
  await rm(join(other.root, doubled));
  await writeFile(join(other.root, file), `---\nname: Anthony I. Joseph\n${line}\n---\n`);
  await other.run('pyvideo', source);
  assert.deepEqual(await other.errors(), []);
  assert.ok(!(await other.files()).has(doubled));
});

test('the line suggested for similar topics merges them', async () => {
  const [near, other] = [await temporaryArchive(), await temporaryArchive()];
  await mkdir(join(near.root, 'c/videos'), { recursive: true });
  for (const tag of ['neural network', 'Neural Networks'])
    await writeFile(
      join(near.root, `c/videos/${tag}.json`),
      JSON.stringify({ title: tag, speakers: [], recorded: '2020-01-01', videos: [], tags: [tag] }),
    );
  const lines = reportLines(await other.run('pyvideo', near.root)).join('\n');
  const [, file = '', line = ''] =
    lines.match(/to merge them, add to (content\/topics\/\S+): (replacedBy: .*)/) ?? [];
  const topic = (await other.files()).get(file) ?? '';
  await writeFile(join(other.root, file), topic.replace(/\n---\n$/, `\n${line}\n---\n`));
  const again = await other.run('pyvideo', near.root);
  assert.deepEqual(await other.errors(), []);
  assert.deepEqual(again.leftAlone, [{ path: file, reason: 'was edited after the last import' }]);
  assert.match((await other.files()).get(file) ?? '', /^replacedBy: neural-networks?$/m);
});

describe('a second run', () => {
  test('changes no byte, and reports every talk as unchanged', async () => {
    const before = await archive.files();
    const again = await archive.run('pyvideo', source);
    assert.deepEqual(await archive.files(), before);
    assert.deepEqual(countTalks(again), {
      written: 0,
      unchanged: 47,
      leftAlone: 0,
      notImported: 1,
    });
  });

  test('reports edited and deleted files, and doesn’t overwrite them', async () => {
    const other = await temporaryArchive(archive.root);
    await appendFile(join(other.root, 'content', keynote), '\nBy hand.\n');
    await rm(join(other.root, 'content/talks/chipy/15262.md'));
    await appendFile(join(other.root, 'content/topics/machine-learning.md'), '\nMachines.\n');
    const before = await other.files();
    const again = await other.run('pyvideo', source);
    assert.deepEqual(
      again.leftAlone.map(({ path, reason }) => `${path} ${reason}`),
      [
        'content/talks/chipy/15262.md was deleted after the last import',
        `content/${keynote} was edited after the last import`,
        'content/topics/machine-learning.md was edited after the last import',
      ],
    );
    assert.deepEqual(await other.files(), before);
  });

  test('imports what is new in the source', async () => {
    const other = await temporaryArchive();
    const first = await other.run('pyvideo', source, { every: 2 });
    assert.equal(first.skipped.get('talks (--every)')?.length, 24);
    await other.run('pyvideo', source);
    const [now, whole] = [await other.files(), await archive.files()];
    for (const [path, text] of whole) assert.equal(now.get(path), text, path);
  });

  test('with --dry-run writes nothing and reports the same', async () => {
    const other = await temporaryArchive();
    const dry = await other.run('pyvideo', source, { dryRun: true });
    assert.equal((await other.files()).size, 0);
    assert.deepEqual(countTalks(dry), countTalks(report));
  });
});

test('an import that was killed twenty times ends with the same bytes', async () => {
  const other = await temporaryArchive();
  const whole = (await archive.files()).size;
  let interrupted = 0;
  // The check after an import has its cache elsewhere, so that only the import's files are compared.
  const env = { CACHE_DIR: resolve('.cache') };
  // A fixed seed, so that a failure can be reproduced.
  let seed = 20260101;
  for (let kill = 0; kill < 20; kill++) {
    seed = (seed * 48271) % 0x7fffffff;
    const child = command('import', env, ['pyvideo', source, '--into', other.root]);
    child.stdout.resume();
    child.stderr.resume();
    const goal = readdirSync(other.root, { recursive: true }).length + (seed % 12);
    while (child.exitCode === null && readdirSync(other.root, { recursive: true }).length <= goal)
      await wait(1);
    child.kill('SIGKILL');
    if (child.exitCode === null) await new Promise((end) => child.once('exit', end));
    if ((await other.files()).size < whole) interrupted++;
  }
  assert.ok(interrupted > 0, 'no run was interrupted before its end');
  await other.run('pyvideo', source);
  assert.deepEqual(await other.files(), await archive.files());
});
