import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { diffWithBase, UnknownCommit } from '../check/git-diff.ts';
import { check } from '../check/check.ts';
import { sortFindings, type Finding } from '../loader/finding.ts';
import { fix } from '../check/fix.ts';
import { archivePaths, type ArchivePaths } from '../loader/archive-paths.ts';
import { formats, report, type Format } from '../check/report.ts';
import { findProblemsSince } from '../check/since-base.ts';
import { command, today, UsageError, userPath } from './command.ts';

const usage = `npm run check -- [--format text|json|github] [--base <commit>] [--fix] [path…]

Checks the whole archive without building it, and prints a line for each problem: file:line:column,
what was found, how to fix it, and the rule, which docs/rules.md explains.

  path…          print only problems in these files and folders
  --format       text, json, or github for annotations (default: github in a workflow, else text)
  --base COMMIT  also check changes since then: new talks that subscribers would miss, changed
                 texts, moved files
  --fix          fix problems that have only one fix
  ARCHIVE_DIR    the archive: a folder with content/ and public/ (default: this repository)

Exit code 0: no errors; 1: errors; 2: invalid usage.`;

const options = {
  format: { type: 'string' },
  base: { type: 'string' },
  fix: { type: 'boolean' },
} as const;

await command(usage, options, async ({ values, positionals }) => {
  const paths = archivePaths();
  if (!existsSync(paths.root))
    throw new UsageError(
      `ARCHIVE_DIR is ${paths.root}, which is not a folder; name the folder of an archive`,
    );
  const format = formatOf(values.format);
  const isSelected = pathFilter(paths, positionals);
  const findSelected = async () => (await checkArchive(paths, values.base)).filter(isSelected);

  let findings = await findSelected();
  if (values.fix) {
    const fixed = fix(paths, findings).length;
    if (fixed) findings = await findSelected();
    if (format === 'text') console.log(`${fixed} fixed`);
  }
  console.log(report(findings, format, paths));
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
});

async function checkArchive(paths: ArchivePaths, commit?: string): Promise<Finding[]> {
  const { files, findings } = await check(paths);
  if (commit === undefined) return findings;
  try {
    const base = await diffWithBase(paths, commit);
    return sortFindings([...findings, ...findProblemsSince(files, base, today())]);
  } catch (error) {
    if (error instanceof UnknownCommit) throw new UsageError(error.message);
    throw error;
  }
}

function formatOf(value?: string): Format {
  if (value === undefined) return process.env.GITHUB_ACTIONS ? 'github' : 'text';
  const format = formats.find((each) => each === value);
  if (!format) throw new UsageError(`--format is ${value}; write one of ${formats.join(', ')}`);
  return format;
}

/** Returns whether a finding is in the paths, relative to the working folder or to the archive. */
function pathFilter(
  { root }: ArchivePaths,
  paths: readonly string[],
): (finding: Finding) => boolean {
  if (!paths.length) return () => true;
  const selected = paths.map((path) => {
    const found = [userPath(path), resolve(root, path)].find(
      (each) => existsSync(each) && !relative(root, each).startsWith('..'),
    );
    if (!found) throw new UsageError(`${path} is not in the archive`);
    return relative(root, found).split(sep).join('/');
  });
  return ({ file }) =>
    selected.some((path) => !path || file === path || file.startsWith(`${path}/`));
}
