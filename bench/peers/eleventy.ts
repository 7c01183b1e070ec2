import { execFile } from 'node:child_process';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { writeProject } from './project.ts';
import type { Source } from './source.ts';
import type { Contender } from './turns.ts';

const pinned = resolve('bench/peers/eleventy/package.json');
const installed = resolve('.cache/bench/peers/eleventy');

/** Writes the archive as an Eleventy project: a template for each kind of page, markdown-it. */
export function writeEleventy(source: Source, folder: string): Promise<void> {
  return writeProject(source, folder, {
    peer: 'eleventy',
    data: { '_data/site.json': source.archive.site },
  });
}

/**
 * Eleventy, installed from the npm registry unless the pinned version is there already.
 * @throws with what npm said, where it could not be installed
 */
export async function eleventy(project: string, site: string): Promise<Contender> {
  const wanted: string = (await json(pinned)).dependencies['@11ty/eleventy'];
  const home = join(installed, 'node_modules/@11ty/eleventy');
  const there = await json(join(home, 'package.json')).catch(() => undefined);
  if (there?.version !== wanted) await install();
  return {
    name: `Eleventy ${wanted}`,
    command: [process.execPath, join(home, 'cmd.cjs'), '--quiet', `--output=${site}`],
    folder: project,
    site,
  };
}

async function install(): Promise<void> {
  await mkdir(installed, { recursive: true });
  await cp(pinned, join(installed, 'package.json'));
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund'];
  await promisify(execFile)('npm', ['install', '--prefix', installed, ...quietly]);
}

async function json(path: string) {
  return JSON.parse(await readFile(path, 'utf8'));
}
