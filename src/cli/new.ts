import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { check } from '../authoring/check.ts';
import { Refusal } from '../authoring/finding.ts';
import { archiveFolder } from '../authoring/folder.ts';
import { newFiles, type Wish } from '../authoring/new-files.ts';
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
  const folder = archiveFolder();
  const { files } = await check(folder);
  const asked = Object.keys(values).length === 0;
  if (asked && !process.stdin.isTTY)
    throw new WrongCall('npm run new asks in a terminal; elsewhere, name --title and the rest');
  const wish = asked ? await ask(files, today()) : (values as Wish);
  const written = newFiles(wish, files, today());
  if (written.findings.length) throw new WrongCall(written.findings.join('\n'));

  for (const { file } of written.files)
    if (existsSync(join(folder.root, file)))
      throw new Error(`${file} is there already; nothing was written`);
  for (const { file, text } of written.files) {
    await mkdir(dirname(join(folder.root, file)), { recursive: true });
    await writeFile(join(folder.root, file), text, { flag: 'wx' });
    console.log(`Wrote ${file}`);
  }
  const mine = new Set(written.files.map(({ file }) => file));
  const left = (await check(folder)).findings.filter(
    ({ file, severity }) => mine.has(file) && severity === 'error',
  );
  if (left.length) throw new Refusal(left, '\nMend these, then run npm run check.');
  const [main] = written.files.slice(-1);
  console.log(
    `Next: write the text in ${main?.file}, look at it with npm run dev, and run npm run check.`,
  );
});
