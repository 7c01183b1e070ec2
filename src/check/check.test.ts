import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, test } from 'node:test';
import { run } from '../test/commands.ts';
import {
  checkSmallArchive,
  writeSmallArchive,
  withFields,
  type Files,
} from '../test/small-archive.ts';
import { check } from './check.ts';
import { findingLine } from '../loader/finding.ts';
import { digest } from '../digest.ts';
import { readCache, writeCache } from '../loader/cache.ts';
import { openContentCache } from './checked-file.ts';
import { listContent } from '../loader/content-folder.ts';

const zmq = 'content/talks/pygrunn-2011/zmq.md';
const talk = (fields: string, text = 'Sockets, done right.') => `---\n${fields}\n---\n\n${text}\n`;

/** A file in place of the trial's talk, and what `check` prints about it. */
const cases: [name: string, file: string, lines: string[]][] = [
  [
    'a day with one digit',
    withFields(zmq, 'date: 2011-5-20'),
    ['5:7: error: date "2011-5-20" is not a date; write 2011-05-20 [talk-date]'],
  ],
  [
    'a day that doesn’t exist',
    withFields(zmq, 'date: 2011-02-30'),
    [
      '5:7: error: date "2011-02-30" is not in the calendar; correct the month or the day [talk-date]',
    ],
  ],
  [
    'a bare year',
    withFields(zmq, 'date: 2011'),
    ['5:7: error: date is 2011; write a date as YYYY-MM-DD, as in 2011-05-20 [talk-date]'],
  ],
  [
    'a time with a zone',
    withFields(zmq, 'date: 2011-05-20T10:00:00Z'),
    ['5:7: error: date "2011-05-20T10:00:00Z" is not a date; write 2011-05-20 [talk-date]'],
  ],
  [
    'a field without a value',
    withFields(zmq, 'title:'),
    ['5:7: error: title is empty; write text [talk-title]'],
  ],
  [
    'true in place of text',
    withFields(zmq, 'title: True'),
    ['5:8: error: title is true to YAML; put it in quotes: "True" [talk-title]'],
  ],
  [
    'a number that would lose its zero',
    withFields(zmq, 'track: 1.10'),
    ['6:8: error: track is a number to YAML; put it in quotes: "1.10" [talk-track]'],
  ],
  [
    'another system’s name of a field',
    withFields(zmq, 'tags: [zeromq]'),
    ['6:1: error: tags is not a field of a talk; write topics [unknown-field]'],
  ],
  [
    'an unknown field of a speaker',
    withFields(zmq, 'speakers:\n  - name: Òscar Vilaplana\n    afiliation: Paylogic'),
    [
      '7:5: error: afiliation is not a field of speakers; did you mean affiliation? [unknown-field]',
    ],
  ],
  [
    'an unknown field of a download',
    withFields(zmq, 'downloads:\n  - type: slides\n    href: https://a.example/'),
    ['8:5: error: href is not a field of downloads; write url [unknown-field]'],
  ],
  [
    '__proto__, which is a field like any other',
    withFields(zmq, '__proto__: {title: x}'),
    ['6:1: error: __proto__ is not a field of a talk; delete it, or write one of'],
  ],
  [
    'fields that are a list',
    '---\n- title\n---\n',
    ['2:1: error: the frontmatter is a list; delete the - before each field [frontmatter]'],
  ],
  [
    'no closing line',
    '---\ntitle: ØMQ\n\nSockets.\n',
    [
      '1:1: error: the frontmatter is not closed; write --- on a line of its own after it [frontmatter]',
    ],
  ],
  [
    'two mistakes in one file',
    talk('title: 1\nspeakers: Ada\ndate: 20.5.2011\ntopics: [nothing]'),
    [
      '2:8: error: title is a number to YAML; put it in quotes: "1" [talk-title]',
      '4:7: error: date "20.5.2011" is not a date; write 2011-05-20 [talk-date]',
      '5:10: error: unknown topic "nothing"; add content/topics/nothing.md, or write an existing topic [unknown-topic]',
    ],
  ],
  ['a deliberate comment after a date', withFields(zmq, 'date: 2011-05-20 # a Friday'), []],
  [
    'a fence without a language in a list',
    withFields(zmq, '').replace('Sockets', '- Sockets\n\n  ```\n  x\n  ```\n\nSockets'),
    [
      '11:3: warning: the code has no language; write it after the fence, as in ```python or ```text [code-language]',
    ],
  ],
  [
    'an abstract on another day',
    withFields(zmq, 'date: 2012-01-01\ntext: abstract'),
    [
      '5:7: warning: date 2012-01-01 is not a day of pygrunn-2011 (2011-05-20); correct it, or the days in content/conferences/pygrunn-2011.md [date-outside-conference]',
    ],
  ],
];

const ignored = /unused-topic|missing-field/;

for (const [name, file, lines] of cases)
  test(name, async () => {
    const printed = (await checkSmallArchive('check', { [zmq]: file })).filter(
      (line) => !ignored.test(line),
    );
    assert.equal(printed.length, lines.length, printed.join('\n'));
    lines.forEach((line, i) => assert.ok(printed[i]?.startsWith(`${zmq}:${line}`), printed[i]));
  });

describe('names of speakers', () => {
  const others: [name: string, similar: boolean][] = [
    ['Vilaplana Òscar', true],
    ['Oscar Vilapana', true],
    ['Òscar Villaplana', true],
    ['Óscar Vilaplana', false],
    ['Oskar Villaplana Ruiz', false],
  ];
  for (const [name, similar] of others)
    test(`${name} ${similar ? 'is reported as a typo' : 'is not reported as a typo'}`, async () => {
      const file = talk(`title: Queues\nspeakers: ${name}\ndate: 2011-05-20`);
      const lines = await checkSmallArchive('names', {
        'content/talks/pygrunn-2011/queues.md': file,
      });
      assert.equal(lines.filter((line) => line.endsWith('[similar-speaker]')).length, +similar);
    });
});

describe('cached files', () => {
  const broken: Files = { [zmq]: withFields(zmq, 'tilte: x').replace('Sockets', '![](x.png)') };

  test('the second check has the same findings as the first', async () => {
    const paths = await writeSmallArchive('cached', broken);
    const first = (await check(paths)).findings.map(findingLine);
    const second = (await check(paths)).findings.map(findingLine);
    assert.equal(first.length, 3);
    assert.deepEqual(second, first);
  });

  test('an untouched file isn’t opened', async () => {
    const paths = await writeSmallArchive('cached', broken);
    const { files } = await listContent(paths);
    const cache = openContentCache(paths);
    const place = files.find(({ file }) => file === zmq)!;
    const findingCount = (stamp: string) => cache.read({ ...place, stamp }).source.findings.length;
    const first = findingCount('seen');
    assert.ok(first > 0);
    writeFileSync(join(paths.root, zmq), withFields(zmq, ''));
    assert.equal(findingCount('seen'), first);
    assert.equal(findingCount('touched'), 0);
  });

  test('a file that changes while it is read is refused', async () => {
    const paths = await writeSmallArchive('cached', broken);
    const { files } = await listContent(paths);
    const cache = openContentCache(paths);
    const place = { ...files.find(({ file }) => file === zmq)!, stamp: 'seen' };
    const { body } = cache.read(place).source;
    assert.equal(cache.read(place).source.body, body);
    writeFileSync(join(paths.root, zmq), withFields(zmq, ''));
    assert.throws(() => cache.read(place).source.body, /zmq\.md:1:1: .* changed while it was read/);
  });

  test('a file that has just changed is opened, because it could change again unnoticed', async () => {
    const paths = await writeSmallArchive('cached', broken);
    const { files } = await listContent(paths);
    assert.deepEqual([...new Set(files.map(({ stamp }) => stamp))], ['']);
    const cache = openContentCache(paths);
    const place = files.find(({ file }) => file === zmq)!;
    assert.ok(cache.read(place).source.findings.length > 0);
    writeFileSync(join(paths.root, zmq), withFields(zmq, ''));
    assert.equal(cache.read(place).source.findings.length, 0);
  });

  test('the same bytes in another checkout come from the cache', async () => {
    const paths = await writeSmallArchive('cached', broken);
    await check(paths);
    const cacheFile = join('.cache/check', digest(paths.root), 'content~talks~pygrunn-2011.json');
    const cached = String(readCache(cacheFile));
    assert.match(cached, /tilte is not a field/);
    const changed = cached.replaceAll('tilte is not a field', 'tilte was no field');
    const printsChange = async () => {
      const lines = (await check(paths)).findings.map(findingLine);
      return lines.some((line) => line.includes('tilte was no field'));
    };
    writeCache(cacheFile, changed);
    assert.equal(await printsChange(), true);
    // Without the digest that `writeCache` adds, the cache file is damaged.
    writeFileSync(cacheFile, readFileSync(cacheFile, 'utf8').replace('tilte was', 'title was'));
    assert.equal(await printsChange(), false);
    assert.match(String(readCache(cacheFile)), /tilte is not a field/);
  });

  test('a changed file is read again', async () => {
    const paths = await writeSmallArchive('cached', broken);
    await check(paths);
    writeFileSync(join(paths.root, zmq), withFields(zmq, ''));
    assert.deepEqual((await check(paths)).findings, []);
  });
});

describe('npm run check', () => {
  const npmCheck = (root: string, args: string[], env: Record<string, string> = {}) =>
    run('check', { ARCHIVE_DIR: root, ...env }, args);

  test('prints a line for each finding, counts them, and exits 1 if one is an error', async () => {
    const { root } = await writeSmallArchive('cli', { [zmq]: withFields(zmq, 'title: 1') });
    const { stdout, code } = await npmCheck(root, []);
    const line = `${zmq}:5:8: error: title is a number to YAML; put it in quotes: "1" [talk-title]`;
    assert.equal(stdout, `${line}\n1 error\n`);
    assert.equal(code, 1);
  });

  test('exits 0 if there are only warnings', async () => {
    const { root } = await writeSmallArchive('cli', {
      [zmq]: withFields(zmq, 'published: 2011-05-01'),
    });
    assert.equal((await npmCheck(root, [])).code, 0);
  });

  test('prints twenty like warnings, how many more there are, and all of them with --all', async () => {
    const late = withFields(zmq, 'published: 2011-05-01');
    const talks = Array.from({ length: 24 }, (_, index) => [
      `content/talks/pygrunn-2011/t${index}.md`,
      late.replace('ØMQ', `Talk ${index}`),
    ]);
    const { root } = await writeSmallArchive('cli', Object.fromEntries(talks));
    const { stdout } = await npmCheck(root, []);
    const lines = stdout.trim().split('\n');
    assert.equal(lines.length, 22, stdout);
    assert.equal(
      lines[20],
      'and 4 more warnings [published-before-talk]; npm run check -- --all prints all',
    );
    assert.equal(lines[21], '0 errors, 24 warnings');
    assert.equal((await npmCheck(root, ['--all'])).stdout.trim().split('\n').length, 25);
    const github = (await npmCheck(root, ['--format', 'github'])).stdout;
    assert.equal(github.match(/^::warning/gm)?.length, 24);
  });

  test('writes GitHub annotations in a workflow, and escapes hostile file names', async () => {
    const hostile = 'content/talks/pygrunn-2011/a,b:c%0A.md';
    const { root } = await writeSmallArchive('cli', { [hostile]: '' });
    const { stdout } = await npmCheck(root, [], { GITHUB_ACTIONS: 'true' });
    const file = '.cache/test/small/cli/content/talks/pygrunn-2011/a%2Cb%3Ac%250A.md';
    assert.ok(stdout.startsWith(`::error file=${file},line=1,col=1,title=empty-file::the file is`));
  });

  test('prints the same as JSON', async () => {
    const { root } = await writeSmallArchive('cli', { [zmq]: withFields(zmq, 'title: 1') });
    const message = 'title is a number to YAML; put it in quotes: "1"';
    assert.deepEqual(JSON.parse((await npmCheck(root, ['--format', 'json'])).stdout), [
      { file: zmq, line: 5, column: 8, severity: 'error', message, rule: 'talk-title' },
    ]);
  });

  test('reports only the given paths', async () => {
    const { root } = await writeSmallArchive('cli', { [zmq]: withFields(zmq, 'title: 1') });
    assert.equal((await npmCheck(root, ['content/pages'])).stdout, '0 errors\n');
    assert.equal((await npmCheck(root, ['content/talks/pygrunn-2011'])).code, 1);
  });

  test('reports a problem of several files for each of their paths', async () => {
    const queues = 'content/talks/pygrunn-2011/queues.md';
    const { root } = await writeSmallArchive('cli', {
      'content/conferences/pygrunn-2011.md': undefined,
      [queues]: withFields(zmq, 'title: Queues'),
    });
    for (const path of [queues, zmq]) {
      const { stdout } = await npmCheck(root, [path]);
      assert.ok(stdout.startsWith(`${queues}:1:1: error: unknown conference`), stdout);
    }
    assert.equal((await npmCheck(root, ['content/pages'])).stdout, '0 errors\n');
  });

  for (const args of [['--formats'], ['--format', 'xml'], ['no/such/path'], ['--base', '--all']])
    test(`exits 2 when called with ${args.join(' ')}`, async () => {
      const { root } = await writeSmallArchive('cli');
      assert.equal((await npmCheck(root, args)).code, 2);
    });

  test('continues after a failure at one file, and names it', async () => {
    const { root } = await writeSmallArchive('cli', {
      [zmq]: withFields(zmq, 'title: Boom'),
      'content/topics/zeromq.md': '',
    });
    const fault = `import { schemas } from ${JSON.stringify(pathToFileURL('src/schema/collections.ts'))};
      const { safeParse } = schemas.talks;
      schemas.talks.safeParse = (data) => {
        if (data.title === 'Boom') throw new Error('out of luck');
        return safeParse(data);
      };`;
    const NODE_OPTIONS = `--import="data:text/javascript,${encodeURIComponent(fault)}"`;
    const { stdout, code } = await npmCheck(root, [], { NODE_OPTIONS });
    assert.equal(
      stdout,
      `${zmq}:1:1: error: reading this file failed (out of luck); rewrite the unusual part, and report this bug [unreadable-file]
content/topics/zeromq.md:1:1: error: the file is empty; write it, or delete it [empty-file]
2 errors
`,
    );
    assert.equal(code, 1);
  });

  test('fixes line endings in the file with --fix', async () => {
    const { root } = await writeSmallArchive('cli', {
      [zmq]: withFields(zmq, '').replaceAll('\n', '\r\n'),
    });
    assert.equal((await npmCheck(root, ['--fix'])).stdout, '1 fixed\n0 errors\n');
  });

  test('a missing archive is invalid usage, and an empty one lacks files', async () => {
    mkdirSync('.cache/test/trials/empty', { recursive: true });
    assert.equal((await npmCheck('.cache/test/trials/nowhere', [])).code, 2);
    assert.equal((await npmCheck('.cache/test/trials/empty', [])).stdout.split('\n').length, 5);
  });
});
