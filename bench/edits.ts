import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compareFolders, runBuild } from './built-site.ts';
import { editKinds } from './edit-kinds.ts';
import { generateArchive, random } from './generate.ts';

/** An edit, and the build after it. */
export interface EditResult {
  kind: string;
  /** What was edited. */
  edited: string;
  /** The last line that the build printed. */
  printed: string;
  /** The files that differ from a cold build's, if they were compared. */
  differences?: string[];
}

/**
 * Edits a generated archive and a copy of the program, and builds after each edit with all caches;
 * after every `every`th edit the site is compared with a cold build of the same files.
 * @param folder an empty folder to work in
 * @param kinds the edits, in order; random ones if there are none
 * @throws if a build fails
 */
export async function* testEdits(
  folder: string,
  {
    talks,
    count,
    every,
    seed,
    kinds = [],
  }: { talks: number; count: number; every: number; seed: number; kinds?: readonly string[] },
): AsyncGenerator<EditResult> {
  const [archive, project] = [join(folder, 'archive'), join(folder, 'project')];
  generateArchive(archive, talks);
  copyProject(resolve('.'), project);
  await build(project, archive, join(folder, 'site'));
  const pick = random(seed);
  const names = Object.keys(editKinds);
  for (let number = 1; number <= count; number++) {
    const kind = kinds[number - 1] ?? names[pick(names.length)]!;
    const edited = editKinds[kind]!({ archive, project }, pick, number);
    const printed = await build(project, archive, join(folder, 'site'));
    const result = { kind, edited, printed };
    yield number % every ? result : { ...result, differences: await compare(folder) };
  }
}

/** Compares the site with that of a copy of the program that has no caches. */
async function compare(folder: string): Promise<string[]> {
  const [cold, site] = [join(folder, 'cold'), join(folder, 'cold-site')];
  copyProject(join(folder, 'project'), cold);
  await build(cold, join(folder, 'archive'), site);
  const differences = compareFolders(join(folder, 'site'), site);
  for (const each of [cold, site]) rmSync(each, { recursive: true });
  return differences;
}

/** Copies the program without its caches. */
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

/** Builds a site and returns the last line that was printed. */
async function build(project: string, archive: string, out: string): Promise<string> {
  const { printed } = await runBuild(archive, out, project);
  return printed.trim().split('\n').at(-1) ?? '';
}
