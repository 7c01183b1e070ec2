import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { downloadType } from '../archive/download-type.ts';
import { fileType } from '../archive/file-types.ts';
import { slug } from '../archive/slug.ts';
import type { ArchivePaths } from './archive-paths.ts';
import { aboutRepository, contentId, folders } from './content-id.ts';
import { nearest } from './did-you-mean.ts';
import type { Finding } from './finding.ts';
import { error, start, warning } from './source.ts';

export const imageName = /\.(?:png|jpe?g|webp|avif|gif)$/i;

/** Finds talks above `content/`: where other programs have their posts, or in a folder named `Content`. */
export function talksElsewhere({ root }: ArchivePaths): Finding[] {
  const names = existsSync(root) ? readdirSync(root) : [];
  const twins = names.includes('content')
    ? names.filter((name) => name !== 'content' && name.toLowerCase() === 'content')
    : [];
  const places = [
    '',
    '_posts/',
    'posts/',
    '_talks/',
    'talks/',
    ...twins.map((n) => `${n}/talks/*/`),
  ];
  return globSync(`{${places.join()}}*.{md,markdown}`, { cwd: root })
    .map((file) => file.replaceAll(sep, '/'))
    .sort()
    .filter((file) => isTalk(readFileSync(join(root, file), 'utf8')))
    .map((file) => {
      const [name = '', conference = ''] = file.split('/').reverse();
      const folder = twins.length && file.split('/').length > 2 ? conference : '<conference>';
      const path = `content/talks/${folder}/${name.replace(/\.markdown$/, '.md')}`;
      const message = `this talk is outside of content/, so it isn’t published; move it to ${path}`;
      // Not an error, because a weblog that was imported may stay where it is.
      return warning(file, start, message, 'stray-file');
    });
}

/** Whether a file has what every talk has; a template has the fields, but no values. */
function isTalk(text: string): boolean {
  const [, head = ''] = text.match(/^\uFEFF?---(\r?\n[^]*?\n)---/) ?? [];
  return [
    /^title:[ \t]*[^\s#]/m,
    /^speakers?:(?:[ \t]*[^\s#]|[ \t]*\r?\n[ \t]*-[ \t]*[^\s#])/m,
    /^date:[ \t]*["']?\d/m,
  ].every((field) => field.test(head));
}

/** Reports a file in `content/` that nothing is made from, with its place. */
export function strayFile(file: string): Finding {
  const better = nearestPlace(file);
  const fix =
    asDownload(file) ??
    asImage(file) ??
    (better
      ? `move it to ${better}`
      : aboutRepository.test(file)
        ? 'move it out of content/'
        : 'talks are content/talks/<conference>/<talk>.md');
  return error(file, start, `unexpected file; ${fix}`, 'stray-file');
}

/** Returns what to do with a picture, or with what a program left. */
function asImage(file: string): string | undefined {
  if (/~$|\.(?:bak|orig|rej|swp|tmp|db|ini)$|:Zone\.Identifier$/i.test(file)) return 'delete it';
  if (imageName.test(file)) return 'move it next to the talk that shows it';
  if (/\.(?:heic|heif|tiff?|bmp|svg|psd)$/i.test(file))
    return 'convert it to PNG, JPEG or WebP, next to the talk that shows it';
  return undefined;
}

/** Returns what to do with slides beside a talk. */
function asDownload(file: string): string | undefined {
  const name = file.match(/^content\/talks\/(.+)$/)?.[1];
  if (!name || /\.(?:md|markdown|mdx|txt)$/i.test(name) || !fileType(name)?.isPublishable)
    return undefined;
  const type = downloadType(`https://file.example/${encodeURI(name)}`, posix.basename(name));
  return `move it to public/downloads/${name}, and write in the talk: downloads: [{type: ${type}, file: ${name}}]`;
}

/** Returns where a misplaced file may belong. */
function nearestPlace(file: string): string | undefined {
  const [, top = '', ...rest] = file.split('/');
  if (rest.length === 0)
    return /\.ya?ml$/i.test(top) && nearest(top, ['site.yaml']) ? 'content/site.yaml' : undefined;
  const name = rest
    .join('/')
    .replace(/(?:\/(?:index|README))?(?:\.(?:md|markdown|mdx|txt))*$/i, '.md');
  const collection = folders.find((folder) => folder === top) ?? nearest(top, folders);
  const parts = name.slice(0, -'.md'.length).split('/').map(slug);
  const path = collection && `${collection}/${parts.join('/')}.md`;
  return path && path !== file && contentId(path) ? `content/${path}` : undefined;
}
