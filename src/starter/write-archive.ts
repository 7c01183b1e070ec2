import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';
import { slug } from '../archive/slug.ts';
import { check } from '../check/check.ts';
import { archivePaths } from '../loader/archive-paths.ts';
import { Refusal } from '../loader/finding.ts';
import { contentFiles, exampleFiles, type Settings } from './content-files.ts';
import { projectFiles } from './project-files.ts';

/** The folder of Aftertalk: this repository, or the package. */
const home = dirname(findPackageJSON(import.meta.url) ?? '');
const run = promisify(execFile);
const npm = { shell: process.platform === 'win32' };

/**
 * Creates an archive with its own git repository. It appears at once, or not at all.
 * @param folder new or empty
 * @param aftertalk a version or a URL to install Aftertalk from, or the absolute path of a tarball or
 *   a folder, of which the archive gets a copy
 * @throws Refusal if the settings are invalid
 */
export async function writeArchive(
  folder: string,
  settings: Settings,
  today: string,
  aftertalk = home,
): Promise<void> {
  if (existsSync(folder) && readdirSync(folder).length)
    throw new Error(`${folder} isn’t empty; name a new folder`);
  mkdirSync(dirname(folder), { recursive: true });
  const staging = join(dirname(folder), `.${basename(folder)}.${process.pid}`);
  mkdirSync(staging);
  try {
    const installed = isAbsolute(aftertalk)
      ? await pack(aftertalk, join(staging, 'vendor'))
      : aftertalk;
    const name = slug(basename(folder)) || 'talks';
    const files = new Map([
      ...contentFiles(settings),
      ...exampleFiles(settings, today),
      ...projectFiles(home, name, settings.title, installed),
    ]);
    for (const [path, text] of files) {
      await mkdir(dirname(join(staging, path)), { recursive: true });
      await writeFile(join(staging, path), text);
    }
    const { findings } = await check(archivePaths({ ARCHIVE_DIR: staging }));
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length) throw new Refusal(errors, '\nNothing was written.');
    rmSync(join(staging, '.cache'), { recursive: true, force: true });
    await run('git', ['init', '--quiet', '--initial-branch=main'], { cwd: staging });
    if (existsSync(folder)) rmSync(folder, { recursive: true });
    renameSync(staging, folder);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    throw error;
  }
}

/** Installs the packages of an archive. @returns why it failed */
export async function installPackages(folder: string): Promise<string | undefined> {
  try {
    await run('npm', ['install', '--prefer-offline', '--loglevel=error'], { cwd: folder, ...npm });
    return undefined;
  } catch (error) {
    return (error as { stderr?: string }).stderr?.split('\n')[0] || String(error);
  }
}

/** Packs Aftertalk, so that a clone of the archive can install it anywhere. */
async function pack(aftertalk: string, folder: string): Promise<string> {
  mkdirSync(folder);
  // The package has what the script that npm runs before packing would make.
  const scripts = existsSync(join(aftertalk, 'src/cli/prepare.ts')) ? [] : ['--ignore-scripts'];
  const options = ['--silent', '--pack-destination', folder];
  await run('npm', ['pack', aftertalk, ...options, ...scripts], npm);
  const [file = ''] = readdirSync(folder);
  return `file:vendor/${file}`;
}
