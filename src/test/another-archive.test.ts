import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { run } from './commands.ts';
import { copyRepository } from './repository-copy.ts';
import { siteFiles } from './site-files.ts';
import { sample } from './sites.ts';

/** Patterns of code that reads the repository's own archive, each with a line that it matches. */
const ways: [RegExp, string][] = [
  [
    /\b(?:read|write|glob|cp|copy|exists|l?stat|access|open|resolve)\w*\(\s*['"`](?:\.\/)?(?:content|public)\b/,
    "readFileSync('content/site.yaml', 'utf8')",
  ],
  [
    /\bfor \(const (\w+) of \[['"](?:content|public)['"][^]*?\w+\(\1\b/,
    "for (const part of ['content', 'public']) existsSync(part)",
  ],
  [
    /\b(?:const|let) (\w+) = ['"`](?:\.\/)?(?:content|public)\b[^]*\b(?:read|glob|cp|copy|exists|l?stat|resolve)\w*\(\1\b/,
    "const zmq = 'content/talks/pygrunn-2011/zmq.md';\nreadFileSync(zmq);",
  ],
  [/\barchivePaths\((?:\)|process\.env\))/, 'await check(archivePaths())'],
  [/\barchive(?:: | = )(?:resolve\('\.'\)|process\.cwd\(\))/, "archive: resolve('.')"],
  [/\bARCHIVE_DIR: (?:''|undefined)/, "run('build', { ARCHIVE_DIR: '' })"],
];

const sources = globSync(['{src,import,bench}/**/*.test.ts', 'src/test/**/*.ts'], {
  exclude: ['node_modules', '.cache'],
})
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => basename(file) !== basename(import.meta.filename));
const having = (way: RegExp) => sources.filter((file) => way.test(readFileSync(file, 'utf8')));

test("only one test file reads the repository's own archive", () => {
  for (const [way, line] of ways) assert.match(line, way);
  const reach = new Set(ways.flatMap(([way]) => having(way)));
  assert.deepEqual([...reach], ['src/test/own-archive.test.ts']);
});

test('only src/test/commands.ts starts commands, so each reads the sample by default', () => {
  assert.deepEqual(having(/\bsrc\/cli\//), ['src/test/commands.ts']);
});

describe('in a copy of the repository with another archive', () => {
  const copy = mkdtempSync(join(tmpdir(), 'aftertalk-'));
  after(() => rmSync(copy, { recursive: true }));
  before(() => {
    copyRepository(copy, resolve('src/test/archives/other'));
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'), 'junction');
    assert.ok(!existsSync(join(copy, 'content/talks/pygrunn-2011')));
  });

  test('the sample builds the same site', async () => {
    const site = { ...sample, archive: join(copy, 'src/test/archives/sample') };
    site.out = join(copy, '.cache/test/sample');
    const env = { ARCHIVE_DIR: site.archive, OUT_DIR: site.out };
    const { code, output } = await run('build', env, [], copy);
    assert.equal(code, 0, output);
    const bytes = ({ out }: typeof site) =>
      siteFiles({ ...site, out }).map((file) => [file, readFileSync(join(out, file), 'base64')]);
    assert.deepEqual(bytes(site), bytes(sample));
  });

  test('the tests that read the archive or start commands pass', () => {
    const names = [
      'test/own-archive',
      'test/sample',
      'test/commands',
      'test/leave-out',
      'schema/collections',
    ];
    const files = names.map((name) => `src/${name}.test.ts`);
    // With NODE_TEST_CONTEXT the inner runner would report in the outer one's binary format.
    const { status, stdout } = spawnSync(process.execPath, ['--test', ...files], {
      cwd: copy,
      env: { ...process.env, INIT_CWD: copy, NODE_TEST_CONTEXT: undefined },
      encoding: 'utf8',
    });
    assert.equal(status, 0, stdout);
    assert.match(stdout, /^(?:#|ℹ) tests [1-9]\d$/m);
  });
});
