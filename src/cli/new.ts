import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../check/check.ts';
import { Refusal } from '../loader/finding.ts';
import { archivePaths } from '../loader/archive-paths.ts';
import { newErrors, newFiles, writeNewFiles, type NewRequest } from '../check/new-files.ts';
import { command, WrongCall } from './command.ts';
import { ask } from './questions.ts';
import { today } from './today.ts';

const usage = `npm run new
npm run new -- --title <title> --conference <name> --date <YYYY-MM-DD> [--speaker <name>]…

Asks what a talk needs, or takes it from flags, and writes the talk's file; its conference and
topics, too, where they are new. It never overwrites a file.

  --kind        talk (default), conference, topic or speaker; the others need a --title alone,
                a conference its --date, too
  --title       the title of the talk, or the name of the conference, topic or speaker
  --conference  the conference's id or name; a new one begins on the day of the talk
  --date        the day it was given
  --speaker     who gave it; again for each
  --topic       what it is about, an id or a name; again for each
  --author      who writes the summary; again for each
  --text        summary (default), abstract or none
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
};

await command(usage, options, async ({ values, positionals }) => {
  if (positionals.length) throw new WrongCall(`${positionals[0]} is not a flag`);
  const folder = archivePaths();
  const archive = await check(folder);
  const { files } = archive;
  const asked = Object.keys(values).length === 0;
  if (asked && !process.stdin.isTTY)
    throw new WrongCall('npm run new asks in a terminal; elsewhere, name --title and the rest');
  const wish = asked ? await ask(files, today()) : (values as NewRequest);
  const wished = newFiles(wish, files, today());
  if (wished.problems.length) throw new WrongCall(wished.problems.join('\n'));

  for (const { file } of wished.files)
    if (existsSync(join(folder.root, file)))
      throw new Error(`${file} is there already; nothing was written`);
  const wrong = await newErrors(archive, wished.files);
  if (wrong.length)
    throw new Refusal(wrong, '\nNothing was written; fix the errors above and retry.');
  await writeNewFiles(folder, wished.files);
  for (const { file } of wished.files) console.log(`Wrote ${file}`);
  const [main] = wished.files.slice(-1);
  console.log(
    `Next: write the text in ${main?.file}, look at it with npm run dev, and run npm run check.`,
  );
});
