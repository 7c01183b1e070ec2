import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { writeProject } from './project.ts';
import type { Source } from './source.ts';
import type { Contender } from './turns.ts';

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
    place,
    // In a text these are braces; to Hugo they call a shortcode.
    text: (whole) => whole.replace(/\{\{([<%])/g, '{{ $1'),
  });
}

/** How Hugo is got where it is not present. */
export const howToGetHugo = 'not on the PATH; `apt-get install hugo` (Debian) brings it';

/** Hugo, where it is on the PATH. */
export async function hugo(project: string, site: string): Promise<Contender | undefined> {
  const said = await promisify(execFile)('hugo', ['version']).catch(() => undefined);
  if (!said) return undefined;
  const [version = ''] = said.stdout.match(/\d+\.\d+(?:\.\d+)?/) ?? [];
  const command = ['hugo', '--quiet', '--destination', site];
  return { name: `Hugo ${version}`, command, folder: project, site };
}

/** The text of a list is its folder's `_index.md`. @example place('topics/ui.md') // => 'topics/ui/_index.md' */
function place(path: string): string {
  if (path === 'home.md') return '_index.md';
  return path.replace(/^((?:conferences|series|speakers|topics)\/.*)\.md$/, '$1/_index.md');
}
