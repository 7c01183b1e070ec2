import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { nextSteps, reportLines } from './report.ts';
import { temporaryArchive, type TemporaryArchive } from '../src/test/import-archive.ts';

/** Writes posts of different days, and returns their folder. */
async function posts(count: number, year = 2019): Promise<TemporaryArchive> {
  const source = await temporaryArchive();
  for (let number = 1; number <= count; number++) {
    const day = `${year}-05-${String(number).padStart(2, '0')}`;
    const text = `---\ntitle: Knot ${number}\ndate: ${day}\ndifficulty: hard\n---\n\nText.\n`;
    await writeFile(join(source.root, `${number}.md`), text);
  }
  return source;
}

/** Adds a talk that is older than the import. */
async function writeTalk(archive: TemporaryArchive, day: string) {
  await mkdir(join(archive.root, 'content/talks/pier'), { recursive: true });
  await mkdir(join(archive.root, 'content/conferences'), { recursive: true });
  await writeFile(
    join(archive.root, 'content/conferences/pier.md'),
    `---\nname: Pier\nstartDate: ${day}\n---\n`,
  );
  await writeFile(
    join(archive.root, 'content/talks/pier/a.md'),
    `---\ntitle: A\nspeakers: []\ndate: ${day}\n---\n\nText.\n`,
  );
}

describe('what subscribers get', () => {
  test('talks with earlier dates than those of the archive get the day on which they came, once', async () => {
    const [source, archive] = [await posts(12), await temporaryArchive()];
    await writeTalk(archive, '2026-01-01');
    const said: string[] = [];
    const announce = (sentence: string) => said.push(sentence);
    await archive.run('markdown', source.root, { added: '2026-11-28', announce });
    assert.match(
      said[0] ?? '',
      /^Subscribers will get 12 items: "Knot \d+", "Knot \d+", "Knot \d+" and 9 more\. To change/,
    );
    assert.match(
      await archive.read('talks/weblog-2019/1.md'),
      /^date: 2019-05-01\nadded: 2026-11-28$/m,
    );
    const before = await archive.files();
    await archive.run('markdown', source.root, { added: '2026-12-24', announce });
    assert.deepEqual(await archive.files(), before);
    assert.equal(said.length, 1);
    assert.deepEqual(await archive.errors(), []);
  });

  test('a new archive has no such day, and neither have talks that subscribers get anyway', async () => {
    const said: string[] = [];
    const announce = (sentence: string) => said.push(sentence);
    for (const day of [undefined, '2018-01-01', '2026-01-01']) {
      const [source, archive] = [await posts(31), await temporaryArchive()];
      if (day) await writeTalk(archive, day);
      await archive.run('markdown', source.root, {
        added: day === '2026-01-01' ? undefined : '2026-11-28',
        announce,
      });
      assert.doesNotMatch(await archive.read('talks/weblog-2019/1.md'), /^added/m);
    }
    assert.equal(said[0], 'Feeds will begin with 31 of 31 talks'.replace('31 of', '30 of'));
    assert.match(said[1] ?? '', /^Subscribers will get 30 items/);
    assert.match(said[2] ?? '', /^Subscribers will get 29 items/);
  });

  test('it is said before anything is written', async () => {
    const [source, archive] = [await posts(1), await temporaryArchive()];
    let files: Promise<Map<string, string>> | undefined;
    await archive.run('markdown', source.root, { announce: () => (files = archive.files()) });
    assert.equal((await files)?.size, 0);
  });
});

describe('a report', () => {
  test('has one line for thirty of the same, and each in its file', async () => {
    const [source, archive] = [await posts(30), await temporaryArchive()];
    const report = await archive.run('markdown', source.root);
    const lines = reportLines(report);
    const [line = '', ...others] = lines.filter((each) => each.includes('has no speaker'));
    assert.match(
      line,
      /^ {2}\d+\.md: has no speaker in its title, "Knot \d+" \(and 29 like it, as \d+\.md, \d+\.md\)$/,
    );
    assert.deepEqual(others, []);
    assert.ok(lines.includes('  difficulty (30)'));
    const whole = await readFile(join(archive.root, report.file ?? ''), 'utf8');
    assert.equal(whole.match(/has no speaker/g)?.length, 30);
    assert.match(whole, /\n30 items read\n$/);
  });

  test('says what to do next', async () => {
    const [source, archive] = [await posts(1), await temporaryArchive()];
    await writeFile(join(source.root, 'x.md'), '---\ntitle: X\n---\n\nText.\n');
    const report = await archive.run('markdown', source.root);
    assert.deepEqual(nextSteps(report, 'my-archive', 1), [
      '',
      'Next:',
      '  1. fix what is listed as not imported in the source, and run the import again',
      '  2. fix the errors above',
      '  3. change what is listed above before you publish',
      '  4. look at the result: ARCHIVE_DIR=my-archive npm run dev',
      '  5. commit the archive with its .aftertalk/, which later imports need; delete that when the move is complete',
    ]);
  });
});
