import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** An archive that tests build once, and read as a reader does. */
export interface TestSite {
  /** The archive's folder. */
  archive: string;
  out: string;
  url: string;
}

const cache = resolve('.cache/test');

/** The tests' own sample: five talks, at the root of their host. */
export const sample: TestSite = {
  archive: resolve('src/test/archives/sample'),
  out: join(cache, 'sample'),
  url: 'https://aftertalk.example/',
};

/** The awkward archive, and 120 talks more about everything, under a base path. */
export const awkward: TestSite = {
  archive: join(cache, 'archives/awkward'),
  out: join(cache, 'awkward'),
  url: 'https://awkward.example/base/path/',
};

/** The archive that searches are tried on: five talks like the sample's, and 302 imported ones. */
export const searched: TestSite = {
  archive: resolve('src/test/archives/search'),
  out: join(cache, 'search'),
  url: 'https://aftertalk.example/',
};

/** Builds them, as an adopter would. */
export async function buildTestSites(): Promise<void> {
  await rm(awkward.archive, { recursive: true, force: true });
  await cp('src/test/archives/awkward', awkward.archive, { recursive: true });
  await addTalksAboutEverything();
  for (const site of [sample, awkward, searched]) {
    const { code, output } = await run('build', { ARCHIVE_DIR: site.archive, OUT_DIR: site.out });
    if (code !== 0) throw new Error(`${site.archive} could not be built:\n${output}`);
  }
}

/** How a command ended, and what it printed. */
export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
  /** Both, as a terminal shows them. */
  output: string;
}

/** Runs an npm script's command to its end, in this project or in a copy of it. */
export function run(...call: Parameters<typeof command>): Promise<Ran> {
  return new Promise((done, fail) => {
    const child = command(...call);
    const ran: Ran = { code: null, stdout: '', stderr: '', output: '' };
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].setEncoding('utf8').on('data', (data) => {
        ran[stream] += data;
        ran.output += data;
      });
    child.on('error', fail).on('close', (code, signal) => {
      if (signal) ran.output += `${call[0]} was ended by ${signal}\n`;
      done({ ...ran, code });
    });
  });
}

/** Starts an npm script's command as npm would. */
export function command(
  script: string,
  env: Record<string, string> = {},
  args: readonly string[] = [],
  project = resolve('.'),
): ChildProcessWithoutNullStreams {
  const [node = '', ...rest] = commandLine(script, project);
  return spawn(node, [...rest, ...args], { cwd: project, env: commandEnv(env) });
}

export function commandLine(script: string, project = resolve('.')): string[] {
  return [process.execPath, join(project, `src/cli/${script}.ts`)];
}

/**
 * The environment of a command: it reads the sample unless the test names another archive, and
 * shares one cache with all others, so that pages are compiled once.
 */
export function commandEnv(env: Record<string, string>): NodeJS.ProcessEnv {
  return {
    ...process.env,
    GITHUB_ACTIONS: '',
    ARCHIVE_DIR: sample.archive,
    CACHE_DIR: resolve('.cache'),
    ...env,
  };
}

async function addTalksAboutEverything() {
  const folder = join(awkward.archive, 'content/talks/everything-2015');
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(awkward.archive, 'content/conferences/everything-2015.md'),
    '---\nname: Everything 2015\nstartDate: 2015-03-02\nendDate: 2015-03-05\n---\n',
  );
  for (let number = 1; number <= 120; number++) {
    const name = String(number).padStart(3, '0');
    await writeFile(
      join(folder, `talk-${name}.md`),
      `---
title: Talk ${name} about everything
speakers: Speaker ${'ABCDEFGHIJ'[number % 10]}${'abcdefghijklm'[number % 13]}son
date: 2015-03-0${1 + Math.ceil(number / 30)}
topics: everything
---

What talk ${name} said about everything.
`,
    );
  }
}
