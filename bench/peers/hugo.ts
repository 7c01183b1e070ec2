import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Contender } from './contenders.ts';
import { writeProject } from './project.ts';
import type { Source } from './source.ts';

/** Writes the archive as a Hugo project: conferences, topics, speakers and years are taxonomies. */
export function writeHugo(source: Source, folder: string): Promise<void> {
  const { site, speakers } = source.archive;
  return writeProject(source, folder, {
    peer: 'hugo',
    data: {
      'data/speakers.json': Object.fromEntries(speakers.map(({ id, name }) => [id, name])),
      'config/_default/config.json': {
        baseURL: site.url,
        languageCode: site.language,
        title: site.title,
        params: { description: site.description, license: site.license },
      },
    },
    pathOf: hugoPath,
    // Hugo takes these braces for a shortcode.
    convert: (text) => text.replace(/\{\{([<%])/g, '{{ $1'),
  });
}

export const hugoMissing = 'not on the PATH; install it (on Debian: `apt-get install hugo`)';

/** Returns Hugo. @returns undefined if it isn't on the PATH */
export async function hugo(project: string, site: string): Promise<Contender | undefined> {
  const output = await promisify(execFile)('hugo', ['version']).catch(() => undefined);
  if (!output) return undefined;
  const [version = ''] = output.stdout.match(/\d+\.\d+(?:\.\d+)?/) ?? [];
  const command = ['hugo', '--quiet', '--destination', site];
  return { name: `Hugo ${version}`, command, folder: project, site };
}

/** The text of a list is in `_index.md`. @example hugoPath('topics/ui.md') // => 'topics/ui/_index.md' */
function hugoPath(path: string): string {
  if (path === 'home.md') return '_index.md';
  return path.replace(/^((?:conferences|series|speakers|topics)\/.*)\.md$/, '$1/_index.md');
}
