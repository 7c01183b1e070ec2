import { locate, type Listing, type Located } from '../loader/content-folder.ts';
import type { ContentFile } from '../loader/entry.ts';
import { sortFindings, type Finding } from '../loader/finding.ts';
import type { Folder } from '../loader/archive-paths.ts';
import type { ContentCache } from '../loader/content-cache.ts';
import { openContent } from './read.ts';
import { rules } from './rules/index.ts';
import type { Judged } from './rules/rule.ts';

/** What there is to read in an archive. */
export interface Reading extends Pick<Listing, 'images' | 'findings'> {
  /** Each is read when it is asked for. */
  files: Iterable<ContentFile>;
}

/** An archive that was read, and everything that is wrong with it. */
export interface Checked extends Judged {
  /** All files at once, sorted. */
  findings: Finding[];
}

export async function check(folder: Folder): Promise<Checked> {
  const { images, ...reading } = await readArchive(folder);
  const judged = { folder, files: [...reading.files], images };
  const findings = [...reading.findings, ...(await judge(judged))];
  return { ...judged, findings: sortFindings(findings) };
}

/** Begins to read an archive. */
export async function readArchive(folder: Folder): Promise<Reading> {
  const { located, ...listing } = await locate(folder);
  return { ...listing, files: readEach(located, openContent(folder)) };
}

function* readEach(located: readonly Located[], kept: ContentCache): Generator<ContentFile> {
  for (const place of located) yield kept.read(place);
  kept.save();
}

/** What is wrong with files by themselves and with each other, whether they are written yet or not. */
export async function judge(judged: Judged): Promise<Finding[]> {
  const findings = judged.files.flatMap(({ source }) => source.findings);
  for (const rule of rules) findings.push(...(await rule(judged)));
  return findings;
}
