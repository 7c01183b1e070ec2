import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../check/check.ts';
import { Refusal } from '../loader/finding.ts';
import { archivePaths } from '../loader/archive-paths.ts';
import { newErrors, newFiles, writeNewFiles, type NewRequest } from '../check/new-files.ts';
import { command, today, UsageError } from './command.ts';
import { ask } from './questions.ts';

const usage = `npm run new
npm run new -- --title <title> --conference <name> --date <YYYY-MM-DD> [--speaker <name>]…

Creates a file for a talk from the flags or from your answers; with --create, also for its conference
and topics if they're new. It never overwrites a file.

  --kind        talk (default), conference, topic or speaker; topics and speakers need only a
                --title, conferences a --date too
  --title       the title of the talk, or the name of the conference, topic or speaker
  --conference  the conference's id or name; a new one (--create) starts on the day of the talk
  --date        the day of the talk, or the first day of the conference
  --speaker     a speaker's name; repeat for each
  --topic       a topic's id or name; repeat for each
  --author      the name of the summary's author; repeat for each
  --text        summary (default), abstract or none
  --create      the conference, topics or speakers that the archive doesn't have are new, no typos
  ARCHIVE_DIR   the archive: a folder with content/ and public/ (default: this repository)`;

const list = { type: 'string', multiple: true } as const;
const one = { type: 'string' } as const;
const options = {
  kind: one,
  title: one,
  conference: one,
  date: one,
  speaker: list,
  topic: list,
  author: list,
  text: one,
  create: { type: 'boolean' },
} as const;

await command(usage, options, async ({ values, positionals }) => {
  if (positionals.length)
    throw new UsageError(
      `unknown argument "${positionals[0]}"; write names after a flag, as in --title "${positionals[0]}"`,
    );
  const paths = archivePaths();
  const archive = await check(paths);
  const { files } = archive;
  const isInteractive = Object.keys(values).length === 0;
  if (isInteractive && !process.stdin.isTTY)
    throw new UsageError('npm run new asks questions only in a terminal; elsewhere, use its flags');
  const request = isInteractive ? await ask(files, today()) : (values as NewRequest);
  const planned = newFiles(request, files, today());
  if (planned.problems.length) throw new UsageError(planned.problems.join('\n'));

  for (const { file } of planned.files)
    if (existsSync(join(paths.root, file)))
      throw new Error(`${file} already exists; nothing was written`);
  const errors = await newErrors(archive, planned.files);
  if (errors.length)
    throw new Refusal(errors, '\nNothing was written; fix the errors above and retry.');
  await writeNewFiles(paths, planned.files);
  for (const { file } of planned.files) console.log(`Wrote ${file}`);
  const [main] = planned.files.slice(-1);
  console.log(
    `Next: write the text in ${main?.file}, preview it with npm run dev, and run npm run check.`,
  );
});
