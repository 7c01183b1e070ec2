import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadName, locateDownloads } from '../../loader/content-folder.ts';
import { contradiction } from '../download-kind.ts';
import { allOf } from '../../loader/entry.ts';
import type { Finding } from '../../loader/finding.ts';
import type { Folder } from '../../loader/archive-paths.ts';
import { nearPath } from '../near-path.ts';
import { error } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** A download that the archive keeps itself is there, holds something, and is what its name says. */
export const downloads: Rule = async ({ folder, files }) => {
  const findings: Finding[] = [];
  let meant: ((file: string) => string | undefined) | undefined;
  for (const { source, fields } of allOf(files, 'talks'))
    for (const [index, { file }] of (fields.downloads ?? []).entries()) {
      if (!file) continue;
      const path = join(folder.public, 'downloads', file);
      const facts = await stat(path).catch(() => undefined);
      const found = facts?.isFile() ? await problem(path, facts.size) : undefined;
      if (facts?.isFile() && !found) continue;
      const [message, rule] = found ?? missing((meant ??= await suggestions(folder))(file));
      const place = source.place(['downloads', index, 'file']);
      findings.push(
        error(source.file, place, `the file public/downloads/${file} ${message}`, rule),
      );
    }
  return findings;
};

/** GitHub takes no larger file. */
const largest = 100 * 2 ** 20;

async function problem(path: string, size: number): Promise<[string, string] | undefined> {
  if (size === 0) return ['is empty; add it, or give the download a url instead', 'download-file'];
  if (size > largest)
    return [
      `has ${size} bytes, and ${largest} are the most; keep it elsewhere, and give the download its url`,
      'download-size',
    ];
  const held = await contradiction(path);
  if (!held) return undefined;
  return [
    `holds ${held}, which its ending contradicts; put the right file there, or mend its name`,
    'download-content',
  ];
}

function missing(near: string | undefined): [string, string] {
  const mend = near ? `did you mean ${near}?` : 'add it, or give the download a url instead';
  return [`is missing; ${mend}`, 'download-file'];
}

/** Which file may have been meant by one that is not there. */
async function suggestions(folder: Folder): Promise<(file: string) => string | undefined> {
  const there = await locateDownloads(folder);
  return nearPath(there.map((path) => downloadName(folder, path)));
}
