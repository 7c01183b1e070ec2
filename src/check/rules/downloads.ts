import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadName, listDownloads } from '../../loader/content-folder.ts';
import { mismatchedKind } from '../file-kind.ts';
import { allFiles } from '../../loader/content-file.ts';
import type { Finding } from '../../loader/finding.ts';
import type { ArchivePaths } from '../../loader/archive-paths.ts';
import { nearestPath } from '../../loader/did-you-mean.ts';
import { error } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** A download's file exists, isn't empty, and matches its extension. */
export const downloads: Rule = async ({ paths, files }) => {
  const findings: Finding[] = [];
  let suggest: ((file: string) => string | undefined) | undefined;
  for (const { source, fields } of allFiles(files, 'talks'))
    for (const [index, { file }] of (fields.downloads ?? []).entries()) {
      if (!file) continue;
      const path = join(paths.public, 'downloads', file);
      const facts = await stat(path).catch(() => undefined);
      const found = facts?.isFile() ? await problem(path, facts.size) : undefined;
      if (facts?.isFile() && !found) continue;
      const [message, rule] = found ?? missing((suggest ??= await suggestions(paths))(file));
      const place = source.place(['downloads', index, 'file']);
      findings.push(
        error(source.file, place, `the file public/downloads/${file} ${message}`, rule),
      );
    }
  return findings;
};

/** GitHub's limit. */
const largest = 100 * 2 ** 20;

async function problem(path: string, size: number): Promise<[string, string] | undefined> {
  if (size === 0) return ['is empty; add it, or give the download a url instead', 'download-file'];
  if (size > largest)
    return [
      `has ${size} bytes, over the limit of ${largest}; host it elsewhere, and give the download its url`,
      'download-size',
    ];
  const content = await mismatchedKind(path);
  if (!content) return undefined;
  return [
    `holds ${content}, which doesn’t match its extension; replace the file, or correct its name`,
    'download-content',
  ];
}

function missing(near: string | undefined): [string, string] {
  const fix = near ? `did you mean ${near}?` : 'add it, or give the download a url instead';
  return [`is missing; ${fix}`, 'download-file'];
}

/** Returns a function that suggests a file in place of a missing one. */
async function suggestions(paths: ArchivePaths): Promise<(file: string) => string | undefined> {
  const downloads = await listDownloads(paths);
  return nearestPath(downloads.map((path) => downloadName(paths, path)));
}
