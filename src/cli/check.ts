import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { diffWithBase, UnknownCommit } from '../check/git-diff.ts';
import { check } from '../check/check.ts';
import { sortFindings, type Finding } from '../loader/finding.ts';
import { fix } from '../check/fix.ts';
import { archivePaths, type ArchivePaths } from '../loader/archive-paths.ts';
import { formats, report, type Format } from '../check/report.ts';
import { findProblemsSince } from '../check/since-base.ts';
import { command, WrongCall } from './command.ts';
import { today } from './today.ts';

const usage = `npm run check -- [--format text|json|github] [--base <commit>] [--fix] [path…]

Reads the whole archive without building it, and prints one line for each thing that is wrong:
file:line:column, what was found, how to mend it, and the rule, which docs/rules.md explains.

  path…          print only what is wrong in these files and folders
  --format       text, json, or github: annotations of a workflow (the default in one)
  --base COMMIT  judge, too, what changed since: new talks that subscribers would miss, changed
                 texts, moved files
  --fix          mend what has only one mend
  ARCHIVE_DIR    the archive: a folder with content/ and public/ (default: this repository)

Exit code 0: no errors; 1: errors; 2: called wrongly.`;

const options = {
  format: { type: 'string' },
  base: { type: 'string' },
  fix: { type: 'boolean' },
} as const;

await command(usage, options, async ({ values, positionals }) => {
  const folder = archivePaths();
  if (!existsSync(folder.root))
    throw new WrongCall(`ARCHIVE_DIR is ${folder.root}: no such folder`);
  const format = formatOf(values.format);
  const wanted = narrowed(folder, positionals);
  const judge = async () => (await judged(folder, values.base)).filter(wanted);

  let findings = await judge();
  if (values.fix) {
    const mended = fix(folder, findings).length;
    if (mended) findings = await judge();
    if (format === 'text') console.log(`${mended} fixed`);
  }
  console.log(report(findings, format, folder));
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
});

async function judged(folder: ArchivePaths, commit: unknown): Promise<Finding[]> {
  const { files, findings } = await check(folder);
  if (typeof commit !== 'string') return findings;
  try {
    const base = await diffWithBase(folder, commit);
    return sortFindings([...findings, ...findProblemsSince(files, base, today())]);
  } catch (error) {
    if (error instanceof UnknownCommit) throw new WrongCall(error.message);
    throw error;
  }
}

function formatOf(value: unknown): Format {
  if (value === undefined) return process.env.GITHUB_ACTIONS ? 'github' : 'text';
  const format = formats.find((each) => each === value);
  if (!format) throw new WrongCall(`--format is ${value}; write one of ${formats.join(', ')}`);
  return format;
}

/** Whether a finding is in one of the paths, which start where the command was run or in the archive. */
function narrowed({ root }: ArchivePaths, paths: readonly string[]): (finding: Finding) => boolean {
  if (!paths.length) return () => true;
  const start = process.env.INIT_CWD ?? process.cwd();
  const kept = paths.map((path) => {
    const found = [resolve(start, path), resolve(root, path)].find(
      (each) => existsSync(each) && !relative(root, each).startsWith('..'),
    );
    if (!found) throw new WrongCall(`${path} is not in the archive`);
    return relative(root, found).split(sep).join('/');
  });
  return ({ file }) => kept.some((path) => !path || file === path || file.startsWith(`${path}/`));
}
