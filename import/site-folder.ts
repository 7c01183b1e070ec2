import { execFile } from 'node:child_process';
import { readFile, readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import type { Day } from '../src/archive/date.ts';
import { isoDay } from './dates.ts';
import { webUrl } from './web-url.ts';

/** The folder of the site whose posts are imported: the source itself, or one above it. */
export interface SiteFolder {
  /** Undefined if the source is a .tar. */
  root: string | undefined;
  /** The source's path in it, with a slash at its end unless it is empty. */
  prefix: string;
  /** Where the site was published, if its configuration says so. */
  url: string | undefined;
  /** Its name, likewise. */
  title: string | undefined;
}

const configurations =
  /^(?:_config\.(?:ya?ml|toml)|(?:hugo|config)\.(?:toml|ya?ml|json)|(?:pelican|publish)?conf\.py|astro\.config\.\w+|\.?eleventy(?:\.config)?\.\w+)$/;

/** Finds the folder with the configuration of a site, up to four levels above a source. */
export async function siteFolder(source: string): Promise<SiteFolder> {
  const stats = await stat(source).catch(() => undefined);
  if (!stats?.isDirectory())
    return { root: undefined, prefix: '', url: undefined, title: undefined };
  const start = resolve(source);
  for (let folder = start, level = 0; level < 5; folder = dirname(folder), level++) {
    const names: string[] = await readdir(folder).catch(() => []);
    const found = names.filter((name) => configurations.test(name)).sort();
    if (!found.length && !names.includes('.git')) continue;
    const texts = found.map((name) => readFile(join(folder, name), 'utf8').catch(() => ''));
    const path = relative(folder, start).split(sep).join('/');
    const configuration = (await Promise.all(texts)).join('\n');
    return {
      root: folder,
      prefix: path && `${path}/`,
      url: siteUrl(configuration),
      title:
        configuration.match(/^(?:title|SITENAME)\s*[:=]\s*["']?([^"'\n#{]+)/m)?.[1]?.trim() ||
        undefined,
    };
  }
  return { root: start, prefix: '', url: undefined, title: undefined };
}

/** Returns the URL in a configuration of Jekyll, Hugo, Pelican or Astro. */
function siteUrl(configuration: string): string | undefined {
  const found = configuration.match(
    /^\s*(?:url|base_?URL|SITE_?URL|site)["']?\s*[:=]\s*["']?(https?:\/\/[^\s"'#]+)/im,
  )?.[1];
  const base = configuration.match(/^baseurl:[ \t]*["']?(\/[^\s"'#]+)/m)?.[1] ?? '';
  const url = found && webUrl(`${found.replace(/\/$/, '')}${base}/`);
  return url && !/\/\/(?:localhost|127\.|(?:www\.)?example\.)/i.test(url) ? url : undefined;
}

/**
 * Returns the days on which the files below a folder came into its git repository, by path in the folder.
 * It is empty if there is no repository.
 */
export async function daysInGit(folder: string): Promise<ReadonlyMap<string, Day>> {
  const args = [
    'log',
    '--diff-filter=A',
    '--no-renames',
    '--name-only',
    '--relative',
    '-z',
    '--format=%n%as',
  ];
  const { stdout } = await promisify(execFile)('git', ['-C', folder, ...args, '--', '.'], {
    maxBuffer: 500e6,
  }).catch(() => ({ stdout: '' }));
  const days = new Map<string, Day>();
  let day: Day | undefined;
  // Commits come newest first, so the earliest is the last to set a file's day.
  for (const entry of stdout.split(/[\0\n]/)) {
    if (/^\d{4}-\d\d-\d\d$/.test(entry)) day = isoDay(entry);
    else if (entry && day) days.set(entry, day);
  }
  return days;
}
