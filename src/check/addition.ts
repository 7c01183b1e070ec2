import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { judge } from './check.ts';
import { placeOf } from '../loader/content-folder.ts';
import { findingLine, type Finding } from '../loader/finding.ts';
import type { Folder } from '../loader/archive-paths.ts';
import type { NewFile } from './new-files.ts';
import { readFileOf } from './read.ts';
import type { Judged } from './rules/rule.ts';

/** The errors that an archive would have with some more files, and does not have now. */
export async function foreseen(archive: Judged, more: readonly NewFile[]): Promise<Finding[]> {
  const read = more.flatMap(({ file, text }) => {
    const place = placeOf(file.slice('content/'.length));
    return place ? readFileOf({ ...place, file }, Buffer.from(text)) : [];
  });
  const now = new Set((await judge(archive)).map(findingLine));
  return (await judge({ ...archive, files: [...archive.files, ...read] })).filter(
    (finding) => finding.severity === 'error' && !now.has(findingLine(finding)),
  );
}

/** Writes all of some new files, or none of them. @throws where one is there, or can't be written */
export async function writeAll({ root }: Folder, files: readonly NewFile[]): Promise<void> {
  const made: string[] = [];
  try {
    for (const { file, text } of files) {
      const path = join(root, file);
      const above = await mkdir(dirname(path), { recursive: true });
      if (above) made.push(above);
      await writeFile(path, text, { flag: 'wx' });
      made.push(path);
    }
  } catch (cause) {
    for (const path of made) await rm(path, { recursive: true, force: true });
    throw cause;
  }
}
