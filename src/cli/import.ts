import { resolve } from 'node:path';
import { archivePaths } from '../loader/archive-paths.ts';
import { isAddress } from '../../import/address.ts';
import { formats, type SourceOptions } from '../../import/formats.ts';
import { importInto } from '../../import/import.ts';
import { progressBar } from '../../import/progress.ts';
import { count, reportLines } from '../../import/report.ts';
import { command, UsageError } from './command.ts';

const usage = `npm run import -- <format> <source> --into <archive>

Brings an existing archive here. What it can't bring, and what a human should look at, is listed with
its place; the counts add up. A second run changes nothing, and no file that you have changed is ever
overwritten. docs/moving.md shows how to move a blog, a catalogue and a conference.

  <format>     ${Object.entries(formats)
    .map(([name, { reads }]) => `${name.padEnd(10)} ${reads}`)
    .join('\n               ')}
  --into <archive>     the archive: a folder, which is made where there is none
  --dry-run            reads everything, reports, and writes nothing
  --every <n>          takes each nth talk only, in the order of the source's paths
  --conference <name>  for posts: the conference that all of them are about (its id, or its name)
  --only <topic>       for posts: only those with this tag or category
  --map <file>         for markdown: a YAML table of which field means what, as in "speakers: who"

Exit code 0: every talk is in the archive; 1: some are not; 2: called wrongly.`;

await command(
  usage,
  {
    into: { type: 'string' },
    'dry-run': { type: 'boolean' },
    every: { type: 'string' },
    conference: { type: 'string' },
    only: { type: 'string' },
    map: { type: 'string' },
  },
  async ({ values, positionals }) => {
    const [name = '', source, ...rest] = positionals;
    const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
    if (!format) throw new UsageError(`unknown format "${name}"; write one of those below`);
    if (!source || rest.length) throw new UsageError('name one source after the format');
    if (typeof values.into !== 'string') throw new UsageError('say --into <archive>');
    const every = Number(values.every ?? 1);
    if (!Number.isInteger(every) || every < 1)
      throw new UsageError(`--every is "${values.every}"; write a whole number, as in --every 70`);

    const start = process.env.INIT_CWD ?? process.cwd();
    const place = isAddress(source) ? source : resolve(start, source);
    const options: SourceOptions = {
      conference: text(values.conference),
      only: text(values.only),
      map: typeof values.map === 'string' ? resolve(start, values.map) : undefined,
    };
    const progress = progressBar();
    try {
      const report = await importInto((seen) => format.read(place, options, seen), {
        format: name,
        folder: archivePaths({ INIT_CWD: start, ARCHIVE_DIR: values.into }),
        every,
        dryRun: values['dry-run'] === true,
        license: format.license,
        progress,
      });
      progress.stop();
      console.log(reportLines(report).join('\n'));
      return report.unread.length || count(report).lost ? 1 : 0;
    } finally {
      progress.stop();
    }
  },
);

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
