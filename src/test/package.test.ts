import assert from 'node:assert/strict';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { before, describe, test } from 'node:test';
import { freePort, run } from './commands.ts';
import { writeArchive } from '../starter/write-archive.ts';
import { siteFiles } from './site-files.ts';

/** An archive with this package in its `node_modules`, and nothing else of the repository. */
const archive = resolve('.cache/test/package/archive');
const installed = join(archive, 'node_modules/aftertalk');
const packages = resolve('.cache/test/package');
/** An archive that its owner has just created. */
const fresh = join(packages, 'fresh');
const settings = {
  title: 'Our talks: “all”',
  description: 'What was said.',
  url: 'https://talks.example/',
  language: 'nl',
  license: 'CC-BY-4.0',
  feedAuthority: 'talks.example,2024',
};

/** Runs a command of the package as an archive's owner does. */
function aftertalk(args: string[], cwd = archive): { code: number; output: string } {
  try {
    return {
      code: 0,
      output: execFileSync('npx', ['aftertalk', ...args], {
        cwd,
        env,
        encoding: 'utf8',
        stdio: 'pipe',
      }),
    };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, output: stdout + stderr };
  }
}

// Without the variables that npm sets for this project's tests.
const env: NodeJS.ProcessEnv = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:npm_|INIT_CWD$|CACHE_DIR$)/i.test(name)),
);
env.GITHUB_ACTIONS = '';

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .sort();
}

describe('the package in another archive', () => {
  let shipped: string[] = [];
  before(async () => {
    rmSync(packages, { recursive: true, force: true });
    await writeArchive(fresh, settings, '2024-05-06');
    mkdirSync(installed, { recursive: true });
    const [tarball = ''] = readdirSync(join(fresh, 'vendor'));
    execFileSync('tar', [
      ...['xzf', join(fresh, 'vendor', tarball)],
      ...['-C', installed, '--strip-components=1'],
    ]);
    // npm makes a bin executable.
    chmodSync(join(installed, 'bin/aftertalk.js'), 0o755);
    mkdirSync(join(archive, 'node_modules/.bin'));
    symlinkSync('../aftertalk/bin/aftertalk.js', join(archive, 'node_modules/.bin/aftertalk'));
    cpSync(join(archive, 'node_modules'), join(fresh, 'node_modules'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    cpSync('src/test/archives/awkward', archive, { recursive: true });
    writeFileSync(join(archive, 'package.json'), '{ "name": "our-talks", "private": true }');
    // Aftertalk must ignore the settings of the archive's own tools.
    writeFileSync(join(archive, 'postcss.config.js'), 'throw new Error("not for these pages");');
    writeFileSync(join(archive, 'tsconfig.json'), '{ "compilerOptions": { "jsx": "nonsense" } }');
    shipped = files(installed);
  });

  test('is the only dependency of a new archive, which checks and builds with npm’s scripts', () => {
    const { dependencies } = JSON.parse(readFileSync(join(fresh, 'package.json'), 'utf8'));
    assert.match(
      JSON.stringify(dependencies),
      /^\{"aftertalk":"file:vendor\/aftertalk-[\d.]+\.tgz"\}$/,
    );
    const npm = (...args: string[]) =>
      execFileSync('npm', args, { cwd: fresh, env, encoding: 'utf8', stdio: 'pipe' });
    assert.match(npm('test'), /^0 errors$/m);
    assert.match(npm('run', 'build'), /^Built \d+ pages/m);
    const page = join(
      fresh,
      'dist/talks/voorbeeldconferentie-2024/een-samenvatting-schrijven/index.html',
    );
    assert.match(readFileSync(page, 'utf8'), /<html lang="nl"/);
  });

  test('adds the repository’s workflows and editor settings to a new archive', () => {
    const given = ['.github/workflows', '.vscode'].flatMap((folder) =>
      files(folder).flatMap((file) => (file === 'release.yml' ? [] : join(folder, file))),
    );
    for (const file of given)
      assert.equal(readFileSync(join(fresh, file), 'utf8'), readFileSync(file, 'utf8'), file);
    assert.deepEqual(readdirSync(fresh).sort(), [
      ...['.astro', '.cache', '.git', '.github', '.gitignore', '.vscode', 'README.md', 'content'],
      ...['dist', 'node_modules', 'package.json', 'vendor'],
    ]);
  });

  test('is copied into a new archive from a tarball that its owner names', async () => {
    const [packed = ''] = readdirSync(join(fresh, 'vendor'));
    const named = join(packages, 'named.tgz');
    cpSync(join(fresh, 'vendor', packed), named);
    const other = join(packages, 'other');
    await writeArchive(other, settings, '2024-05-06', named);
    const { dependencies } = JSON.parse(readFileSync(join(other, 'package.json'), 'utf8'));
    assert.deepEqual(dependencies, { aftertalk: `file:vendor/${packed}` });
    assert.deepEqual(readFileSync(join(other, 'vendor', packed)), readFileSync(named));
    rmSync(named);
    rmSync(other, { recursive: true });
  });

  test('creates no archive from invalid settings, and none in a folder with files', async () => {
    const other = join(packages, 'other');
    const settle = (url: string) =>
      writeArchive(other, { ...settings, url }, '2024-05-06', '1.0.0');
    await assert.rejects(
      settle('talks.example'),
      /site\.yaml:\d+:\d+: error: url "talks\.example"/,
    );
    await assert.rejects(writeArchive(fresh, settings, '2024-05-06', '1.0.0'), /isn’t empty/);
    assert.deepEqual(readdirSync(packages).sort(), ['archive', 'fresh']);
  });

  test('has no tests and no install scripts', () => {
    assert.deepEqual(
      shipped.filter((file) => /\.test\.|^(?:lib\/)?(?:src\/test|bench)\//.test(file)),
      [],
    );
    const { scripts } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    assert.deepEqual(
      ['preinstall', 'install', 'postinstall'].filter((name) => name in scripts),
      [],
    );
  });

  test('builds the same bytes as the repository, and caches only in the archive', async () => {
    const { code, output } = aftertalk(['build']);
    assert.equal(code, 0, output);
    const here = join(packages, 'here');
    const { output: built } = await run('build', { ARCHIVE_DIR: archive, OUT_DIR: here });
    assert.match(built, /search index rebuilt$/m);
    const bytes = (out: string) =>
      siteFiles({ archive, out, url: '' }).map((file) => [
        file,
        readFileSync(join(out, file), 'base64'),
      ]);
    assert.deepEqual(bytes(join(archive, 'dist')), bytes(here));
    assert.ok(existsSync(join(archive, '.cache/programs')));
    assert.deepEqual(files(installed), shipped);
    assert.match(
      aftertalk(['build']).output,
      /: 0 of \d+ files written, 0 deleted, search index unchanged$/m,
    );
  });

  test('checks from any folder of the archive, with the same output', async () => {
    const { output } = await run('check', { ARCHIVE_DIR: archive });
    assert.deepEqual(aftertalk(['check'], join(archive, 'content/talks')), { code: 0, output });
    assert.deepEqual(
      files(join(archive, 'content')).filter((file) => file.includes('.cache')),
      [],
    );
  });

  test('creates and imports talks', () => {
    const flags = [
      '--title',
      'New here',
      '--conference',
      'Fresh 2020',
      '--date',
      '2020-01-01',
      '--create',
      '--text',
      'none',
    ];
    assert.match(
      aftertalk(['new', ...flags]).output,
      /Wrote content\/talks\/fresh-2020\/new-here\.md/,
    );
    const samples = resolve('import/samples');
    const into = join(packages, 'imported');
    const imported = aftertalk([
      'import',
      'schedule',
      join(samples, 'schedule.json'),
      '--into',
      into,
    ]);
    assert.match(imported.output, /items read: [1-9]\d* written/);
    assert.ok(existsSync(join(into, 'content/site.yaml')));
  });

  test('lists its commands', () => {
    const usage = aftertalk(['--help']).output;
    const { scripts } = JSON.parse(readFileSync(join(fresh, 'package.json'), 'utf8'));
    const names = Object.keys(scripts).filter((name) => name !== 'test');
    assert.equal(usage, `aftertalk ${names.join('|')} [--help]\n`);
    const { code, output } = aftertalk(['biuld']);
    assert.equal(code, 2);
    assert.match(output, /unknown command "biuld"\n\naftertalk start\|dev\|build/);
  });

  for (const verb of ['dev', 'start'])
    test(`${verb} serves pages with their styles and fonts, until it is stopped`, async (t) => {
      const port = await freePort();
      const child = spawn(process.execPath, [join(installed, 'bin/aftertalk.js'), verb], {
        cwd: archive,
        env: { ...env, PORT: `${port}`, SITE_URL: 'https://a.example/' },
        stdio: 'ignore',
      });
      t.after(() => child.kill());
      const origin = `http://localhost:${port}`;
      const home = await answer(child, `${origin}/`);
      const [font] = home.match(/[^"]*latin-400-normal[^"]*woff2/) ?? [];
      const [style] = home.match(/[^"]*\.css/) ?? [];
      for (const file of [font, style])
        assert.equal((await fetch(new URL(file ?? '', origin))).status, 200, `${file}`);
      child.kill();
      await ended(child);
      await assert.rejects(fetch(origin));
    });
});

async function answer(child: ChildProcess, address: string): Promise<string> {
  for (let tries = 0; ; tries++) {
    const text = await fetch(address).then(
      (page) => page.text(),
      () => '',
    );
    if (text) return text;
    assert.ok(tries < 600 && child.exitCode === null, `${address} didn’t answer`);
    await new Promise((next) => setTimeout(next, 100));
  }
}

function ended(child: ChildProcess): Promise<unknown> {
  return child.exitCode === null
    ? new Promise((done) => child.once('exit', done))
    : Promise.resolve();
}
