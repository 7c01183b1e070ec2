import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { generateArchive } from '../generate.ts';
import { random } from '../random.ts';
import { differences } from './differences.ts';
import { edits } from './random-edit.ts';

/** One edit, and what the build after it did. */
export interface Step {
  kind: string;
  /** What was edited. */
  what: string;
  /** What the build printed at its end. */
  said: string;
  /** What tells the site apart from one built cold, where that was asked for. */
  differences?: string[];
}

/**
 * Edits a generated archive again and again, and the program beside it, building after each edit
 * with all that is kept; after every `every`th edit the site is compared with one that is built of
 * the same files with nothing kept.
 * @param folder an empty folder to work in
 * @param kinds which edits there are to be, in turn; at random where none are named
 * @throws where a build fails
 */
export async function* followEdits(
  folder: string,
  {
    talks,
    count,
    every,
    seed,
    kinds = [],
  }: { talks: number; count: number; every: number; seed: number; kinds?: readonly string[] },
): AsyncGenerator<Step> {
  const [archive, project] = [join(folder, 'archive'), join(folder, 'project')];
  generateArchive(archive, talks);
  copyProject(resolve('.'), project);
  await build(project, archive, join(folder, 'site'));
  const pick = random(seed);
  const names = Object.keys(edits);
  for (let number = 1; number <= count; number++) {
    const kind = kinds[number - 1] ?? names[pick(names.length)]!;
    const what = edits[kind]!({ archive, project }, pick, number);
    const said = await build(project, archive, join(folder, 'site'));
    const step = { kind, what, said };
    yield number % every ? step : { ...step, differences: await compare(folder) };
  }
}

/** The site beside one that a program builds which has kept nothing. */
async function compare(folder: string): Promise<string[]> {
  const [cold, site] = [join(folder, 'cold'), join(folder, 'cold-site')];
  copyProject(join(folder, 'project'), cold);
  await build(cold, join(folder, 'archive'), site);
  const found = differences(join(folder, 'site'), site);
  for (const made of [cold, site]) rmSync(made, { recursive: true });
  return found;
}

/** A copy of the program, without what it keeps. */
function copyProject(from: string, to: string) {
  mkdirSync(to, { recursive: true });
  for (const name of [
    'src',
    'package.json',
    'package-lock.json',
    'astro.config.mjs',
    'tsconfig.json',
  ])
    cpSync(join(from, name), join(to, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(to, 'node_modules'));
}

/** The last line that a build prints. */
function build(project: string, archive: string, out: string): Promise<string> {
  const env = {
    ...process.env,
    ARCHIVE_DIR: archive,
    OUT_DIR: out,
    CACHE_DIR: join(project, '.cache'),
    GITHUB_ACTIONS: '',
  };
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['src/cli/build.ts'], { cwd: project, env });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) done(output.trim().split('\n').at(-1) ?? '');
      else fail(new Error(output));
    });
  });
}
