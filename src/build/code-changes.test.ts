import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { before, describe, test } from 'node:test';
import { run } from '../test/commands.ts';
import { writeSmallArchive } from '../test/small-archive.ts';

describe('after a change of code, a build', () => {
  const project = resolve('.cache/test/code-changes');
  let archive = '';
  const textsTime = () => {
    const [path = ''] = execFileSync(
      'find',
      [join(project, '.cache/texts'), '-name', '*pygrunn*'],
      {
        encoding: 'utf8',
      },
    ).split('\n');
    return statSync(path).mtimeMs;
  };
  /** Returns how many files a build makes, and whether it renders texts and rebuilds the index. */
  const build = async () => {
    const before = textsTime();
    const { made, index } = await buildHere();
    return { made, texts: textsTime() !== before, index };
  };
  const buildHere = async () => {
    const env = { ARCHIVE_DIR: archive, CACHE_DIR: join(project, '.cache') };
    const { output: printed } = await run('build', env, [], project);
    const [, made, index] =
      printed.match(/: (\d+) of \d+ files written, \d+ deleted, search index (\w+)/) ?? [];
    return { made: Number(made), index: index === 'rebuilt' };
  };
  before(async () => {
    ({ root: archive } = await writeSmallArchive('code-changes'));
    rmSync(project, { recursive: true, force: true });
    mkdirSync(project, { recursive: true });
    for (const name of ['src', 'import', 'bench', 'package.json', 'README.md'])
      cpSync(name, join(project, name), { recursive: true, force: true });
    symlinkSync(resolve('node_modules'), join(project, 'node_modules'));
    await buildHere();
  });
  const change = (file: string, line: string) => appendFileSync(join(project, file), `\n${line}\n`);

  test('remakes nothing for importers, benchmarks, tests and documents', async () => {
    for (const file of [
      'import/pyvideo.ts',
      'bench/site-size.ts',
      'src/test/sites.ts',
      'src/check/fix.ts',
    ])
      change(file, '// A comment.');
    change('README.md', 'More.');
    assert.deepEqual(await build(), { made: 0, texts: false, index: false });
  });

  test('remakes nothing for a comment in the loader, a rule or the list of outputs', async () => {
    for (const file of [
      'src/loader/content-file.ts',
      'src/check/rules/duplicates.ts',
      'src/outputs/pages.ts',
      'src/loader/load-archive.ts',
    ])
      change(file, '// A comment.');
    assert.deepEqual(await build(), { made: 0, texts: false, index: false });
  });

  test('renders texts, but no page, for a Markdown plugin that changes no text', async () => {
    change('src/markdown/rehype-page.ts', '// A comment.');
    assert.deepEqual(await build(), { made: 0, texts: true, index: false });
  });

  test('remakes only feeds for the code of a feed', async () => {
    change('src/feeds/rss.ts', '// A comment.');
    const { made, ...others } = await build();
    assert.ok(made > 3 && made < 40, `${made}`);
    assert.deepEqual(others, { texts: false, index: false });
  });

  test('remakes only pages for a style', async () => {
    change('src/styles/base.css', 'p { letter-spacing: 0.1px; }');
    const { made, ...others } = await build();
    assert.ok(made > 10, `${made}`);
    assert.deepEqual(others, { texts: false, index: false });
  });

  test('remakes pages, but not the search index, for a component of a talk’s page', async () => {
    change('src/components/TalkFacts.astro', '<p>More.</p>');
    const { made, ...others } = await build();
    assert.ok(made > 10, `${made}`);
    assert.deepEqual(others, { texts: false, index: false });
  });
});
