import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { listDownloads } from '../../loader/content-folder.ts';
import { mismatchedKind } from '../../loader/file-kind.ts';
import { allFiles } from '../../loader/content-file.ts';
import type { Finding } from '../../loader/finding.ts';
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
      const [message, rule] =
        found ?? missing((suggest ??= nearestPath(await listDownloads(paths)))(file));
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
  if (size > largest) {
    const fix = 'host it elsewhere, and give the download its url';
    return [`has ${size} bytes, over the limit of ${largest}; ${fix}`, 'download-size'];
  }
  const content = await mismatchedKind(path);
  if (!content) return undefined;
  const fix = 'replace the file, or correct its name';
  return [`contains ${content}, which doesn’t match its extension; ${fix}`, 'download-content'];
}

function missing(near: string | undefined): [string, string] {
  const fix = near ? `did you mean ${near}?` : 'add it, or give the download a url instead';
  return [`is missing; ${fix}`, 'download-file'];
}
