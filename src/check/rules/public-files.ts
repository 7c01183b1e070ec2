import { lstat } from 'node:fs/promises';
import { fileType } from '../../archive/file-types.ts';
import { archiveFile, symbolicLink, walk } from '../../loader/content-folder.ts';
import { allFiles } from '../../loader/content-file.ts';
import type { Finding } from '../../loader/finding.ts';
import { error, start } from '../../loader/source.ts';
import { iconFiles } from '../../paths.ts';
import type { Rule } from './rule.ts';
import { faceFiles } from './site-face.ts';

/**
 * `content/`, `public/` and published files aren't links, and no published file can run in a reader's
 * browser or configure the host, unless `publish` in site.yaml names it, or the
 * logo and the style show it. `listContent` reports links
 * within `content/`.
 */
export const publicFiles: Rule = async ({ paths, files }) => {
  const findings: Finding[] = [];
  for (const directory of [paths.content, paths.public]) {
    const top = await lstat(directory).catch(() => undefined);
    if (top?.isSymbolicLink()) findings.push(symbolicLink(archiveFile(paths, directory)));
  }
  if (findings.some(({ file }) => file === 'public')) return findings;
  const [site] = allFiles(files, 'site');
  const named = site?.fields.publish ?? [];
  const unnamed = new Set<string>([...iconFiles, ...named]);
  const shown = faceFiles(paths.root, site);
  for (const { path, entry } of await walk(paths.public)) {
    const file = archiveFile(paths, path);
    const name = file.slice('public/'.length);
    if (entry.isSymbolicLink()) findings.push(symbolicLink(file));
    if (!entry.isFile() || unnamed.delete(name) || shown.includes(name)) continue;
    const problem = unpublishable(name);
    if (problem) findings.push(error(file, start, problem, 'running-file'));
  }
  for (const [index, name] of named.entries())
    if (site && unnamed.has(name)) {
      const message = `publish names ${name}, which isn’t in public/; add the file, or delete its name`;
      findings.push(
        error(site.source.file, site.source.place(['publish', index]), message, 'site-publish'),
      );
    }
  return findings;
};

/** Returns what is wrong with a file of `public/` that `publish` doesn't name. */
function unpublishable(name: string): string | undefined {
  const type = fileType(name);
  // Hosts read their settings from hidden files, files of the first folder, and texts such as api/x.py.
  const mayConfigure =
    /(?:^|\/)[._]/.test(name) ||
    (type?.kind === 'text' && !name.startsWith('downloads/')) ||
    (!name.includes('/') && !type?.isPublishable);
  if (mayConfigure)
    return `this file could configure the host; move it to public/downloads/, or add ${name} to publish in content/site.yaml`;
  if (type?.isPublishable) return undefined;
  const why = type ? 'can run when opened' : 'are unknown to Aftertalk';
  return `files of this type ${why}; pack it as .zip, or convert it to PDF`;
}
