import { check } from '../authoring/check.ts';
import type { Finding } from '../authoring/finding.ts';
import type { Folder } from '../authoring/folder.ts';

/** Checks an archive, in a thread of its own: no page waits for it. */
export default async function (folder: Folder): Promise<Finding[]> {
  return (await check(folder)).findings;
}
