import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';

/** The code of each cache. */
const parts = {
  reading: ['check/checked-file.ts'],
  texts: ['markdown/processor.ts'],
  pages: ['pages/index.astro'],
  feeds: ['outputs/feeds.ts'],
};

describe('a change of code only changes the digests of what imports it', () => {
  let project = '';
  before(() => {
    project = mkdtempSync(join(tmpdir(), 'aftertalk-code-'));
    cpSync('src', join(project, 'src'), { recursive: true });
    symlinkSync(resolve('node_modules'), join(project, 'node_modules'));
  });
  after(() => rmSync(project, { recursive: true, force: true }));

  const digests = (env: NodeJS.ProcessEnv = {}): Record<string, string> => {
    const script = `import { codeDigest } from './src/loader/code-digest.ts';
      const parts = ${JSON.stringify(parts)};
      console.log(JSON.stringify(Object.entries(parts).map(([n, f]) => [n, codeDigest(...f)])));`;
    const args = ['--input-type=module', '-e', script];
    const printed = execFileSync(process.execPath, args, {
      cwd: project,
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
    return Object.fromEntries(JSON.parse(printed));
  };
  const changedBy = (file: string, line: string) => {
    const before = digests();
    appendFileSync(join(project, 'src', file), `\n${line}\n`);
    const now = digests();
    return Object.keys(parts).filter((part) => now[part] !== before[part]);
  };

  const changes: [file: string, line: string, parts: string[]][] = [
    ['test/sites.ts', '// x', []],
    ['cli/new.ts', '// x', []],
    ['check/rules/duplicates.ts', '// x', []],
    ['styles/base.css', 'a { color: red; }', ['pages']],
    ['components/Masthead.astro', '<p>x</p>', ['pages']],
    ['feeds/opml.ts', '// x', ['feeds']],
    ['markdown/allowed.ts', '// x', ['reading', 'texts']],
    ['schema/talk.ts', '// x', ['reading']],
  ];
  for (const [file, line, changed] of changes)
    test(`${file} changes ${changed.join(', ') || 'none'}`, () => {
      assert.deepEqual(changedBy(file, line), changed);
    });

  test('the base path changes none', () => {
    assert.deepEqual(digests({ BASE_URL: '/base/path/' }), digests({ BASE_URL: '/' }));
  });

  test('a package’s version changes what depends on it, directly or not', () => {
    const before = digests();
    rmSync(join(project, 'node_modules'));
    cpSync(
      resolve('node_modules/unist-util-visit'),
      join(project, 'node_modules/unist-util-visit'),
      {
        recursive: true,
      },
    );
    const manifest = join(project, 'node_modules/unist-util-visit/package.json');
    writeFileSync(manifest, JSON.stringify({ name: 'unist-util-visit', version: '0.0.1' }));
    const now = digests();
    assert.notEqual(now.texts, before.texts);
  });
});
