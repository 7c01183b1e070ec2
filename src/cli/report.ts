import { statSync } from 'node:fs';
import { changeReport } from '../check/change-report.ts';
import { check } from '../check/check.ts';
import { bytesAt, diffWithBase, UnknownCommit } from '../check/git-diff.ts';
import { archivePaths } from '../loader/archive-paths.ts';
import { walk } from '../loader/content-folder.ts';
import { Refusal } from '../loader/finding.ts';
import { readSite } from '../loader/site.ts';
import { command, UsageError } from './command.ts';

const usage = `npm run report -- --base <commit>

Says in Markdown what the changes since a commit do: which pages are new, changed or gone, what
subscribers will get, new people, topics and links, and the size.

  --base COMMIT  the state before, as in main
  ARCHIVE_DIR    the archive: a folder with content/ and public/ (default: this repository)`;

await command(usage, { base: { type: 'string' } }, async ({ values: { base } }) => {
  if (base === undefined) throw new UsageError('--base is missing; write --base main');
  const paths = archivePaths();
  const { files, findings } = await check(paths);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length) throw new Refusal(errors, '\nFix these errors first.');
  const diff = await diffWithBase(paths, base).catch((error: unknown) => {
    throw error instanceof UnknownCommit ? new UsageError(error.message) : error;
  });
  if (diff.note) console.warn(diff.note);
  const entries = (await Promise.all([paths.content, paths.public].map(walk))).flat();
  const now = entries
    .filter(({ entry }) => entry.isFile())
    .reduce((sum, { path }) => sum + statSync(path).size, 0);
  const before = await bytesAt(paths, base, ['content', 'public']);
  console.log(changeReport(paths, readSite(paths), files, diff, { before, now }));
});
