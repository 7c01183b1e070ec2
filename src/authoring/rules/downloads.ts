import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { allOf } from '../entry.ts';
import type { Finding } from '../finding.ts';
import { error } from '../source.ts';
import type { Rule } from './index.ts';

/** A download that the archive keeps itself is there, and holds something. */
export const downloads: Rule = async ({ folder, files }) => {
  const findings: Finding[] = [];
  for (const { source, fields } of allOf(files, 'talks'))
    for (const [index, { file }] of (fields.downloads ?? []).entries()) {
      if (!file) continue;
      const facts = await stat(join(folder.public, 'downloads', file)).catch(() => undefined);
      const wrong = !facts?.isFile() ? 'is missing' : facts.size === 0 ? 'is empty' : undefined;
      if (!wrong) continue;
      const message = `the file public/downloads/${file} ${wrong}; add it, or give the download a url instead`;
      const place = source.place(['downloads', index, 'file']);
      findings.push(error(source.file, place, message, 'download-file'));
    }
  return findings;
};
