import { execFile } from 'node:child_process';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Contender } from './contenders.ts';
import { writeProject } from './project.ts';
import type { Source } from './source.ts';

const pinned = resolve('bench/peers/eleventy/package.json');
const installed = resolve('.cache/bench/peers/eleventy');

/** Writes the archive as an Eleventy project. */
export function writeEleventy(source: Source, folder: string): Promise<void> {
  return writeProject(source, folder, {
    peer: 'eleventy',
    data: { '_data/site.json': source.archive.site },
  });
}

/**
 * Returns Eleventy, and installs the pinned version if it is missing.
 * @throws with npm's output if it can't be installed
 */
export async function eleventy(project: string, site: string): Promise<Contender> {
  const version: string = (await json(pinned)).dependencies['@11ty/eleventy'];
  const home = join(installed, 'node_modules/@11ty/eleventy');
  const present = await json(join(home, 'package.json')).catch(() => undefined);
  if (present?.version !== version) await install();
  return {
    name: `Eleventy ${version}`,
    command: [process.execPath, join(home, 'cmd.cjs'), '--quiet', `--output=${site}`],
    folder: project,
    site,
  };
}

async function install(): Promise<void> {
  await mkdir(installed, { recursive: true });
  await cp(pinned, join(installed, 'package.json'));
  const options = ['--ignore-scripts', '--no-audit', '--no-fund'];
  await promisify(execFile)('npm', ['install', '--prefix', installed, ...options]);
}

async function json(path: string) {
  return JSON.parse(await readFile(path, 'utf8'));
}
