import { archivePaths } from '../loader/archive-paths.ts';
import { formats } from '../../import/formats.ts';
import { importInto } from '../../import/import.ts';
import { progressBar } from '../../import/progress.ts';
import { isComplete, reportLines } from '../../import/report.ts';
import { isUrl } from '../../import/web-url.ts';
import { command, positiveInteger, UsageError, userPath } from './command.ts';

const usage = `npm run import -- <format> <source> --into <archive>

Imports a weblog, a catalogue or a schedule. A report lists what wasn't imported and what you should
review, each with its place. A second run changes nothing, and files that you have edited are never
overwritten. See docs/moving.md for examples.

  <format>     ${Object.entries(formats)
    .map(([name, { description }]) => `${name.padEnd(10)} ${description}`)
    .join('\n               ')}
  --into <archive>     the archive: a folder, created if missing
  --dry-run            reports what an import would do, without writing
  --every <n>          imports only each nth talk, in the order of the source's paths
  --conference <name>  for posts: the conference of all of them, by name or id
  --only <topic>       for posts: only those with this tag or category
  --map <file>         for markdown: a YAML file with names of fields, as in "speakers: who"

Exit codes: 0: every talk is in the archive; 1: some are not; 2: invalid usage.`;

const text = { type: 'string' } as const;
const options = {
  into: text,
  'dry-run': { type: 'boolean' },
  every: { type: 'string', default: '1' },
  conference: text,
  only: text,
  map: text,
} as const;

await command(usage, options, async ({ values, positionals }) => {
  const [name = '', source, ...rest] = positionals;
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (!format) throw new UsageError(`unknown format "${name}"; use one of those below`);
  if (!source || rest.length) throw new UsageError('give one source after the format');
  const { into, map } = values;
  if (into === undefined) throw new UsageError('--into is missing; write --into <archive>');
  const every = positiveInteger(values.every, '--every');

  const fileOrUrl = isUrl(source) ? source : userPath(source);
  const sourceOptions = { ...values, map: map && userPath(map) };
  const progress = progressBar();
  const report = await importInto(
    (onProgress) => format.read(fileOrUrl, sourceOptions, onProgress),
    {
      format: name,
      paths: archivePaths({ ARCHIVE_DIR: userPath(into) }),
      every,
      dryRun: values['dry-run'] === true,
      ...format,
      progress,
    },
  ).finally(() => progress.stop());
  console.log(reportLines(report).join('\n'));
  return isComplete(report) ? 0 : 1;
});
