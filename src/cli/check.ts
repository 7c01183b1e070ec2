import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { diffWithBase, UnknownCommit } from '../check/git-diff.ts';
import { check } from '../check/check.ts';
import { sortFindings, type Finding } from '../loader/finding.ts';
import { fix } from '../check/fix.ts';
import { archivePaths, type ArchivePaths } from '../loader/archive-paths.ts';
import { formats, report, type Format } from '../check/report.ts';
import { publishedAddresses, UnreadableSite } from '../check/published.ts';
import { findProblemsSince } from '../check/since-base.ts';
import { findVanishedFrom, findVanishedSince } from '../check/vanished.ts';
import type { Addresses } from '../outputs/addresses.ts';
import { command, today, UsageError, userPath } from './command.ts';

const usage = `npm run check -- [--format text|json|github] [--base <commit>] [--published <site>]
    [--fix] [--all] [path…]

Checks the whole archive without building it, and prints a line for each problem: file:line:column,
what was found, how to fix it, and the rule, which docs/rules.md explains.

  path…          print only problems in these files and folders
  --format       text, json, or github for annotations (default: github in a workflow, else text)
  --base COMMIT  also check changes since then, committed or not: new talks that subscribers would
                 miss, changed texts, moved files, addresses and feed ids that would be gone
  --published SITE  also check that every address of a site stays; SITE is its URL or its folder
  --fix          fix problems that have only one fix
  --all          print all warnings of a rule, not only the first 20
  ARCHIVE_DIR    the archive: a folder with content/ and public/ (default: this repository)

Exit code 0: no errors; 1: errors; 2: invalid usage.`;

const options = {
  format: { type: 'string' },
  base: { type: 'string' },
  published: { type: 'string' },
  fix: { type: 'boolean' },
  all: { type: 'boolean' },
} as const;

await command(usage, options, async ({ values, positionals }) => {
  const paths = archivePaths();
  if (!existsSync(paths.root))
    throw new UsageError(
      `ARCHIVE_DIR is ${paths.root}, which is not a folder; name the folder of an archive`,
    );
  const format = formatOf(values.format);
  const isSelected = pathFilter(paths, positionals);
  const published = values.published && (await readPublished(values.published));
  const findSelected = async () =>
    (await checkArchive(paths, values.base, published || undefined)).filter(isSelected);

  let findings = await findSelected();
  if (values.fix) {
    let fixed = 0;
    // What is fixed can show where other addresses went.
    for (let round = 0; round < 3; round++) {
      const now = fix(paths, findings).length;
      if (!now) break;
      fixed += now;
      findings = await findSelected();
    }
    if (format === 'text') console.log(`${fixed} fixed`);
  }
  console.log(report(findings, format, paths, values.all));
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
});

async function checkArchive(
  paths: ArchivePaths,
  commit: string | undefined,
  published: Addresses | undefined,
): Promise<Finding[]> {
  const { files, findings } = await check(paths);
  if (published) findings.push(...findVanishedFrom(published, paths, files, today()));
  if (commit !== undefined)
    try {
      const base = await diffWithBase(paths, commit);
      if (base.note) console.warn(base.note);
      const since = findProblemsSince(files, base, today());
      findings.push(...since, ...(await findVanishedSince(paths, files, base, today(), since)));
    } catch (error) {
      if (error instanceof UnknownCommit) throw new UsageError(error.message);
      throw error;
    }
  return sortFindings(findings);
}

function readPublished(site: string): Promise<Addresses> {
  const place = /^https?:/i.test(site) ? site : userPath(site);
  return publishedAddresses(place).catch((error) => {
    throw error instanceof UnreadableSite ? new UsageError(error.message) : error;
  });
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
  return ({ file, others = [] }) =>
    [file, ...others].some((each) =>
      selected.some((path) => !path || each === path || each.startsWith(`${path}/`)),
    );
}
