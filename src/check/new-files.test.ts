import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { run } from '../test/commands.ts';
import { writeSmallArchive } from '../test/small-archive.ts';
import { check } from './check.ts';

const npmNew = (root: string, ...args: string[]) => run('new', { ARCHIVE_DIR: root }, args);

describe('npm run new', () => {
  const queues = ['--title', 'Queues: a tour', '--date', '2011-05-20', '--conference'];

  test('writes a talk that passes, with speakers and topics as the archive spells them', async () => {
    const paths = await writeSmallArchive('new');
    const who = ['--speaker', 'oscar vilaplana', '--speaker', 'Ada Quist', '--topic', 'ZeroMQ'];
    const { stdout, code } = await npmNew(
      paths.root,
      ...queues,
      'PyGrunn 2011',
      ...who,
      '--author',
      'Me',
    );
    assert.equal(code, 0);
    const file = 'content/talks/pygrunn-2011/queues-a-tour.md';
    assert.match(stdout, new RegExp(`^Wrote ${file}\nNext: write the text in ${file}`));
    const text = readFileSync(join(paths.root, file), 'utf8');
    assert.match(
      text,
      /^---\ntitle: "Queues: a tour"\nspeakers:\n {2}- Òscar Vilaplana\n {2}- Ada Quist\ndate: 2011-05-20\npublished: \d{4}-\d\d-\d\d\ntopics:\n {2}- zeromq\nauthor:\n {2}- Me\n---\n\nWrite here/,
    );
    assert.deepEqual(
      (await check(paths)).findings.map(({ rule }) => rule),
      ['placeholder'],
    );
  });

  test('makes no conference, topic or speaker out of a typo', async () => {
    const paths = await writeSmallArchive('new');
    const before = validFiles(paths.root);
    const names = ['--topic', 'zeromqq', '--topic', 'Rust', '--speaker', 'Òscar Vilaplanna'];
    const { stderr, code } = await npmNew(paths.root, ...queues, 'PyGrun 2011', ...names);
    assert.equal(
      stderr,
      `there is no conference "PyGrun 2011"; did you mean PyGrunn 2011? If not, add --create
there is no topic "zeromqq"; did you mean zeromq? If not, add --create
there is no topic "Rust"; if it is new, add --create
the speaker "Òscar Vilaplanna" is new; did you mean Òscar Vilaplana? If not, add --create
Nothing was written; npm run new -- --help explains the flags.
`,
    );
    assert.equal(code, 2);
    assert.deepEqual(validFiles(paths.root), before);
  });

  test('explains that npm needs -- before flags', async () => {
    const paths = await writeSmallArchive('new');
    // What npm leaves of npm run new --title "Queues: a tour".
    const { stderr, code } = await npmNew(paths.root, 'Queues: a tour');
    assert.equal(
      stderr.split('\n')[0],
      'unknown argument "Queues: a tour"; write -- before all flags, as in npm run new -- --title "Queues: a tour"',
    );
    assert.equal(code, 2);
  });

  test('adds a new conference and topics, and reports them', async () => {
    const paths = await writeSmallArchive('new');
    const { stdout } = await npmNew(
      paths.root,
      ...queues,
      'PyGrunn XIV',
      '--topic',
      'Type Theory, ZeroMQ,Sockets',
      '--text',
      'none',
      '--create',
    );
    assert.deepEqual(stdout.split('\n').slice(0, 4), [
      'Wrote content/conferences/pygrunn-xiv.md',
      'Wrote content/topics/type-theory.md',
      'Wrote content/topics/sockets.md',
      'Wrote content/talks/pygrunn-xiv/queues-a-tour.md',
    ]);
    assert.deepEqual((await check(paths)).findings, []);
  });

  test('takes one name with a comma that a speaker’s file confirms, or that has only a title', async () => {
    const name = 'Quist, Lind & Sons';
    const paths = await writeSmallArchive('new', {
      'content/speakers/quist-lind-sons.md': `---\nname: ${name}\n---\n`,
    });
    const speakers = ['--speaker', name, '--speaker', 'Ada Quist, Ph.D.'];
    const { stderr, code } = await npmNew(paths.root, ...queues, 'pygrunn-2011', ...speakers);
    assert.deepEqual([stderr, code], ['', 0]);
    const text = readFileSync(
      join(paths.root, 'content/talks/pygrunn-2011/queues-a-tour.md'),
      'utf8',
    );
    assert.match(text, /speakers:\n {2}- Quist, Lind & Sons\n {2}- Ada Quist, Ph\.D\.\ndate/);
  });

  test('never overwrites a file', async () => {
    const paths = await writeSmallArchive('new');
    await npmNew(paths.root, ...queues, 'pygrunn-2011');
    const { stderr, code } = await npmNew(paths.root, ...queues, 'pygrunn-2011');
    assert.equal(code, 1);
    assert.match(stderr, /queues-a-tour\.md already exists; nothing was written/);
  });

  test('writes a conference, a topic and a speaker', async () => {
    const paths = await writeSmallArchive('new');
    await npmNew(
      paths.root,
      '--kind',
      'conference',
      '--title',
      'PyGrunn 2012',
      '--date',
      '2012-05-11',
    );
    await npmNew(paths.root, '--kind', 'topic', '--title', 'C++');
    await npmNew(paths.root, '--kind', 'speaker', '--title', 'Łukasz Quist');
    const texts = ['conferences/pygrunn-2012', 'topics/c-plus-plus', 'speakers/lukasz-quist'].map(
      (file) => readFileSync(join(paths.root, `content/${file}.md`), 'utf8'),
    );
    assert.deepEqual(texts, [
      '---\nname: PyGrunn 2012\nstartDate: 2012-05-11\n---\n',
      '---\nname: C++\n---\n',
      '---\nname: Łukasz Quist\n---\n',
    ]);
  });

  const file = 'content/talks/pygrunn-2011/queues-a-tour.md';
  for (const [flags, finding] of [
    [
      ['--date', '20/05/2011'],
      `${file}:4:7: error: date "20/05/2011" is not a date; write YYYY-MM-DD, as in 2011-05-20 [talk-date]`,
    ],
    [
      ['--date', '2012-05-20'],
      `${file}:4:7: error: date 2012-05-20 is not a day of pygrunn-2011 (2011-05-20); correct it, or the days in content/conferences/pygrunn-2011.md [date-outside-conference]`,
    ],
    [
      ['--text', 'sumary'],
      `${file}:6:7: error: text "sumary" is not one of summary, abstract, none; did you mean summary? [talk-text]`,
    ],
    [
      ['--title', 'ØMQ', '--topic', 'Type Theory', '--create'],
      'content/talks/pygrunn-2011/omq.md:2:8: error: the title is already used by content/talks/pygrunn-2011/zmq.md; delete one talk, or rename one [duplicate-title]',
    ],
    [
      ['--speaker', 'Ada Quist', '--speaker', 'ada quist'],
      `${file}:5:5: error: "ada quist" is listed twice; delete one [speaker-twice]`,
    ],
    [
      ['--author', ''],
      `${file}:7:5: error: author is empty; write it, or delete the line [talk-author]`,
    ],
  ] as const)
    test(`checks ${flags.join(' ')} before it writes anything`, async () => {
      const paths = await writeSmallArchive('new');
      const before = validFiles(paths.root);
      const { stderr, code } = await npmNew(paths.root, ...queues, 'pygrunn-2011', ...flags);
      assert.equal(stderr, `${finding}\nNothing was written; fix the errors above and retry.\n`);
      assert.equal(code, 1);
      assert.deepEqual(validFiles(paths.root), before);
    });

  test('writes nothing if it can’t write everything', async () => {
    const inTheWay = { 'content/talks/pygrunn-xiv': 'a file in the place of a folder' };
    const paths = await writeSmallArchive('new', inTheWay);
    const before = validFiles(paths.root);
    const { code } = await npmNew(
      paths.root,
      ...queues,
      'PyGrunn XIV',
      '--topic',
      'Type Theory',
      '--create',
    );
    assert.equal(code, 1);
    assert.deepEqual(validFiles(paths.root), before);
  });

  for (const [args, message] of [
    [['--title', 'x'], 'a talk needs --conference, --date'],
    [['--kind', 'event', '--title', 'x'], '--kind is event; write one of talk, conference'],
    [[], 'npm run new asks questions only in a terminal'],
    [['--kind', 'constructor', '--title', 'x'], '--kind is constructor; write one of talk'],
    [['--title', '!!!', '--kind', 'topic'], '"!!!" can’t be turned into a URL'],
    [[...queues, '…'], '"…" can’t be turned into a URL'],
    [
      [...queues, 'PyGrunn XIV', '--create', '--speaker', 'Ada Quist, Bo Lind'],
      '--speaker "Ada Quist, Bo Lind" looks like several people; write --speaker "Ada Quist" --speaker "Bo Lind", or if it is one name, create its file before: --kind speaker --title "Ada Quist, Bo Lind"\nNothing was written',
    ],
    [
      [...queues, 'pygrunn-2011', '--author', 'Quist, Ada'],
      '--author "Quist, Ada" looks like several people; write --author "Ada Quist", or --author "Quist" --author "Ada", or if',
    ],
    [[...queues, 'pygrunn-2011', '--topic', '…'], '"…" can’t be turned into a URL'],
  ] as const)
    test(`reports invalid usage: ${message}`, async () => {
      const { root } = await writeSmallArchive('new');
      const { stderr, code } = await npmNew(root, ...args);
      assert.equal(code, 2);
      assert.ok(stderr.startsWith(message), stderr);
    });
});

function validFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
}
