import { join } from 'node:path';
import { check } from '../check/check.ts';
import { report as checkReport } from '../check/report.ts';
import { archivePaths } from '../loader/archive-paths.ts';
import { isoDay } from '../../import/dates.ts';
import { formats } from '../../import/formats.ts';
import { importInto } from '../../import/import.ts';
import { progressBar } from '../../import/progress.ts';
import { isComplete, nextSteps, reportLines } from '../../import/report.ts';
import { isUrl } from '../../import/web-url.ts';
import { command, positiveInteger, today, UsageError, userPath } from './command.ts';

const usage = `npm run import -- <format> <source> --into <archive>

Imports a weblog, a catalogue or a schedule, and checks it. A report lists what wasn't imported and
what you should review. Edited files are never overwritten. See docs/moving.md for examples.

  <format>     ${Object.entries(formats)
    .map(([name, { description }]) => `${name.padEnd(10)} ${description}`)
    .join('\n               ')}
  --into <archive>     the archive: a folder, created if missing
  --added <day>        when new talks come into an archive that has others, by default today, so that
                       subscribers get those with earlier dates, too; "never" leaves it out
  --dry-run            reports what an import would do, without writing
  --every <n>          imports only each nth talk, in the order of the source's paths
  --conference <name>  for posts: the conference of all of them, by name or id
  --only <topic>       for posts: only those with this tag or category
  --map <file>         for markdown: a YAML file with names of fields, as in "speakers: who"
  --date <day>         for markdown: the day of posts that state none, YYYY-MM-DD

Exit codes: 0: every talk is in the archive; 1: some are not, or have errors; 2: invalid usage.`;

const text = { type: 'string' } as const;
const options = {
  into: text,
  'dry-run': { type: 'boolean' },
  every: { type: 'string', default: '1' },
  conference: text,
  only: text,
  map: text,
  date: text,
  added: text,
} as const;

await command(usage, options, async ({ values, positionals }) => {
  const [name = '', source, ...rest] = positionals;
  const format = new Map(Object.entries(formats)).get(name);
  if (!format) throw new UsageError(`unknown format "${name}"; use one of those below`);
  if (!source || rest.length) throw new UsageError('give one source after the format');
  const { into, map, 'dry-run': dryRun } = values;
  if (into === undefined) throw new UsageError('--into is missing; write --into <archive>');
  for (const [flag, day] of [
    ['--date', values.date],
    ['--added', values.added === 'never' ? undefined : values.added],
  ])
    if (day !== undefined && isoDay(day) !== day)
      throw new UsageError(`${flag} is "${day}"; write YYYY-MM-DD, as in 2019-05-20`);
  const added = values.added === 'never' ? undefined : (values.added ?? today());
  const every = positiveInteger(values.every, '--every');
  const sourceOptions = { ...values, map: map && userPath(map) };
  const paths = archivePaths({ ...process.env, ARCHIVE_DIR: userPath(into) });
  const progress = progressBar();
  const report = await importInto(
    (onProgress) =>
      format.read(isUrl(source) ? source : userPath(source), sourceOptions, onProgress),
    { ...format, format: name, paths, every, dryRun, progress, added, announce: console.log },
  ).finally(() => progress.stop());
  console.log(reportLines(report).join('\n'));
  if (report.file) console.log(`All of it, each line by itself: ${join(into, report.file)}`);
  if (dryRun || report.missing) return isComplete(report) ? 0 : 1;

  const files = new Set([...report.created, ...report.updated, ...report.unchanged]);
  const { findings } = await check(paths);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const listed = findings.filter((each) => errors.includes(each) || files.has(each.file));
  console.log(checkReport(listed, 'text', paths));
  console.log(nextSteps(report, into, errors.length).join('\n'));
  return isComplete(report) && errors.length === 0 ? 0 : 1;
});
