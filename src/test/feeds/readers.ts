import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const python = '/usr/bin/python3';
const newsboat = '/usr/bin/newsboat';

/** An item as a third-party feed reader understood it. */
export interface ReadItem {
  feed: string;
  id: string;
  title: string;
  link: string;
  author: string;
  /** Seconds since 1970. */
  published: number;
  html: string;
}

/** Installs the programs of others that read feeds and data if root can, or reports which tests are skipped. */
export function ensureReaders(): void {
  const programs = {
    'python3-feedparser': haveFeedparser,
    newsboat: haveNewsboat,
    jq: () => existsSync('/usr/bin/jq'),
    'sqlite-utils': () => existsSync('/usr/bin/sqlite-utils'),
  };
  const missing = () =>
    Object.entries(programs).flatMap(([name, isThere]) => (isThere() ? [] : [name]));
  const names = missing();
  if (!names.length) return;
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'))
    try {
      console.log(`Installing ${names.join(', ')} for the tests of feeds and data…`);
      execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
      execFileSync('apt-get', ['install', '-y', '-qq', ...names], { stdio: 'ignore' });
    } catch {
      // The warnings below report what is missing.
    }
  for (const name of missing()) console.warn(`NOT RUN: feeds and data in ${name}.`);
}

export function haveFeedparser(): boolean {
  if (!existsSync(python)) return false;
  try {
    execFileSync(python, ['-c', 'import feedparser'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export function haveNewsboat(): boolean {
  return existsSync(newsboat) && existsSync(python);
}

/** Returns the items that feedparser reads from files. @throws Error if one is malformed */
export async function feedparser(files: readonly string[]): Promise<ReadItem[]> {
  const { stdout } = await run(python, [script('read_feeds.py'), ...files], { maxBuffer: 1e8 });
  return JSON.parse(stdout);
}

/**
 * Returns the items in newsboat's cache after it fetched some URLs.
 * @param change called before it fetches them a second time
 */
export async function newsboatReads(
  addresses: readonly string[],
  change?: () => void,
): Promise<ReadItem[]> {
  const folder = await mkdtemp(join(tmpdir(), 'aftertalk-newsboat-'));
  try {
    const [urls, config, cache] = ['urls', 'config', 'cache.db'].map((name) => join(folder, name));
    await writeFile(urls!, addresses.join('\n') + '\n');
    await writeFile(config!, '');
    const files = ['-u', urls!, '-C', config!, '-c', cache!];
    const env = { ...process.env, HOME: folder, LC_ALL: 'C.UTF-8', no_proxy: '*' };
    const reload = () => run(newsboat, ['-q', ...files, '-x', 'reload'], { env });
    await reload();
    if (change) {
      change();
      await reload();
    }
    const { stdout } = await run(python, [script('read_cache.py'), cache!], { maxBuffer: 1e8 });
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const run = promisify(execFile);
const script = (name: string) => resolve('src/test/feeds', name);
