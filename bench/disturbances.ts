import { spawn } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { compareFolders, filesIn, runBuild } from './built-site.ts';
import { generateArchive, random, type Random } from './generate.ts';

/** What was done to a site or to its caches, and how it then differs from a cold build's. */
export interface Disturbance {
  name: string;
  differences: string[];
}

/** Archives by name, and the sites that cold builds make of them. */
class Trial {
  readonly out: string;
  readonly pick: Random;
  #folder: string;

  /** @param folder an empty folder to work in */
  constructor(folder: string, seed: number) {
    this.#folder = folder;
    this.pick = random(seed);
    this.out = join(folder, 'built/site');
  }

  archive(name: string): string {
    return join(this.#folder, name);
  }

  coldSite(name: string): string {
    return join(this.#folder, 'cold', name);
  }

  async addArchive(name: string, talks: number): Promise<void> {
    const archive = this.archive(name);
    generateArchive(archive, talks);
    mkdirSync(join(archive, 'public/downloads'), { recursive: true });
    writeFileSync(join(archive, `public/downloads/${name}.txt`), `Slides of ${name}.\n`);
    // Pages that are already compiled don't take as long.
    if (existsSync('.cache/programs'))
      cpSync('.cache/programs', join(archive, '.cache/programs'), { recursive: true });
    await runBuild(archive, this.coldSite(name));
  }

  /** Returns how the site differs from the cold ones of some archives, if it's like none of them. */
  differences(...names: string[]): string[] {
    if (!existsSync(this.out)) return ['there is no site'];
    const all = names.map((name) => compareFolders(this.out, this.coldSite(name)));
    return all.some((each) => !each.length) ? [] : all.flat();
  }
}

/** Pairs of commands, by the archives that they read. */
const pairs: Record<string, readonly [first: string, second: string]> = {
  'an archive twice': ['one', 'one'],
  'two archives': ['one', 'other'],
  'two checkouts': ['one', 'checkout'],
  'dev and a build': ['one', 'one'],
  'a killed build and another': ['other', 'one'],
};

/** Starts pairs of commands with one output, at different times. */
export async function* testPairs(
  folder: string,
  { count, seed }: { count: number; seed: number },
): AsyncGenerator<Disturbance> {
  const trial = new Trial(folder, seed);
  await Promise.all([trial.addArchive('one', 3), trial.addArchive('other', 5)]);
  cpSync(trial.archive('one'), trial.archive('checkout'), { recursive: true });
  cpSync(trial.coldSite('one'), trial.coldSite('checkout'), { recursive: true });
  for (let number = 0; number < count; number++) {
    const kind = Object.keys(pairs)[number % Object.keys(pairs).length]!;
    const [first, second] = pairs[kind]!;
    if (trial.pick(2)) rmSync(trial.out, { recursive: true, force: true });
    const wait = trial.pick(1000);
    const name = `${kind}, ${wait} ms apart`;
    try {
      if (kind.startsWith('dev')) await besideDev(trial, wait);
      else if (kind.includes('killed')) await besideKilled(trial, first, second, wait);
      else
        await Promise.all([
          runBuild(trial.archive(first), trial.out),
          setTimeout(wait).then(() => runBuild(trial.archive(second), trial.out)),
        ]);
      const names = kind.includes('killed') ? [second] : [first, second];
      const leftovers = readdirSync(join(trial.out, '..')).filter((each) => each !== 'site');
      yield {
        name,
        differences: [
          ...trial.differences(...names),
          ...leftovers.map((each) => `${each} is left`),
        ],
      };
    } catch (error) {
      yield { name, differences: [failure(error)] };
    }
  }
}

/** Builds while a dev server starts, reads the archive and fills the same cache. */
async function besideDev(trial: Trial, wait: number) {
  const archive = trial.archive('one');
  const env = { ...process.env, ARCHIVE_DIR: archive, OUT_DIR: trial.out, PORT: '0' };
  const child = spawn(process.execPath, ['src/cli/dev.ts'], { env });
  try {
    await setTimeout(wait);
    await runBuild(archive, trial.out);
    if (child.exitCode !== null) throw new Error('dev ended');
  } finally {
    child.kill();
    await new Promise((ended) => child.once('close', ended));
  }
}

/** Kills a build, and starts another before that. Thirty seconds pass, which make its lock stale. */
async function besideKilled(trial: Trial, first: string, second: string, wait: number) {
  const killed = new AbortController();
  const build = runBuild(trial.archive(first), trial.out, undefined, killed.signal);
  await setTimeout(wait);
  const other = runBuild(trial.archive(second), trial.out);
  killed.abort();
  await build;
  const lock = join(trial.out, '../.site.lock');
  const long = new Date(Date.now() - 60_000);
  if (existsSync(lock)) utimesSync(lock, long, long);
  await other;
}

/** Damages to a file. Another of the same folder may replace it. */
const damages: Record<string, (path: string, other: string, pick: Random) => void> = {
  'a flipped byte in': (path, _other, pick) => {
    const bytes = readFileSync(path);
    if (bytes.length) bytes[pick(bytes.length)]! ^= 1 << pick(8);
    writeFileSync(path, bytes);
  },
  'a cut': (path, _other, pick) => truncateSync(path, pick(readFileSync(path).length + 1)),
  'a deleted': (path) => rmSync(path),
  'a replaced': (path, other) => copyFileSync(other, path),
};

/** Damages a file that is cached, and one of the site, and builds again. */
export async function* testDamages(
  folder: string,
  { count, seed }: { count: number; seed: number },
): AsyncGenerator<Disturbance> {
  const trial = new Trial(folder, seed);
  await trial.addArchive('one', 3);
  const { pick, out } = trial;
  const any = <T>(all: Iterable<T>) => [...all][pick([...all].length)]!;
  const archive = trial.archive('one');
  await runBuild(archive, out);
  const caches = ['check', 'texts', 'sites', 'sources', 'programs'];
  for (let number = 0; number < count; number += 2) {
    const names = [join(archive, '.cache', any(caches)), out].map((place) => {
      const [file, other] = [any(filesIn(place)), any(filesIn(place))];
      const damage = any(Object.keys(damages));
      damages[damage]!(join(place, file), join(place, other), pick);
      return `${damage} ${join(place, file).slice(folder.length + 1)}`;
    });
    const failures = await runBuild(archive, out).then(
      () => [],
      (error) => [failure(error)],
    );
    yield { name: names.join(', '), differences: [...failures, ...trial.differences('one')] };
  }
}

function failure(error: unknown): string {
  return `failed: ${String(error).trim().split('\n').slice(-3).join(' ')}`;
}
