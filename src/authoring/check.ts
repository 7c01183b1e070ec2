import { locate, readLocated } from './content.ts';
import type { ContentFile } from './entry.ts';
import type { Finding } from './finding.ts';
import { sortFindings } from './finding.ts';
import type { Folder } from './folder.ts';
import { rules } from './rules/index.ts';

/** An archive's files, and everything that is wrong with them, all files at once, sorted. */
export async function check(
  folder: Folder,
): Promise<{ files: ContentFile[]; findings: Finding[] }> {
  const { located, findings } = await locate(folder);
  const files: ContentFile[] = [];
  for (const place of located) {
    const file = await readLocated(place);
    files.push(file);
    findings.push(...file.source.findings);
  }
  for (const rule of rules) findings.push(...(await rule({ folder, files })));
  return { files, findings: sortFindings(findings) };
}
