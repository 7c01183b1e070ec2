import { check } from '../check/check.ts';
import type { Finding } from '../loader/finding.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { describeToEditors } from './editors.ts';

/** Checks an archive and describes it to editors, in a thread of its own: no page waits for it. */
export default async function (folder: ArchivePaths): Promise<Finding[]> {
  const checked = await check(folder);
  describeToEditors(checked);
  return checked.findings;
}
