import { readFileSync } from 'node:fs';
import { locate } from './content.ts';
import type { ContentFile } from './entry.ts';
import { sortFindings, type Finding } from './finding.ts';
import type { Folder } from './folder.ts';
import { KeptFiles } from './kept.ts';
import { unreadable } from './read.ts';
import { rules } from './rules/index.ts';

/** An archive's files, and everything that is wrong with them, all files at once, sorted. */
export async function check(
  folder: Folder,
): Promise<{ files: ContentFile[]; findings: Finding[] }> {
  const { located, findings } = await locate(folder);
  const kept = await KeptFiles.open(folder);
  // One after the other, at once: ten times faster here than a promise for each.
  const files = located.map((place) => {
    try {
      return kept.read(place, readFileSync(place.path));
    } catch (cause) {
      return unreadable(place, cause);
    }
  });
  kept.save();
  return { files, findings: sortFindings([...findings, ...(await judge(folder, files))]) };
}

/** What is wrong with files by themselves and with each other, whether they are written yet or not. */
export async function judge(folder: Folder, files: readonly ContentFile[]): Promise<Finding[]> {
  const findings = files.flatMap(({ source }) => source.findings);
  for (const rule of rules) findings.push(...(await rule({ folder, files })));
  return findings;
}
