import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { interfaceLanguage } from '../archive/site.ts';
import { check } from '../check/check.ts';
import { Refusal } from '../loader/finding.ts';
import { archivePaths } from '../loader/archive-paths.ts';
import { severalNames } from '../check/known-names.ts';
import { newErrors, newFiles, writeNewFiles, type NewRequest } from '../check/new-files.ts';
import { installPackages, writeArchive } from '../starter/write-archive.ts';
import { command, today, UsageError, userPath } from './command.ts';
import { ask, askArchive, type NewArchive } from './questions.ts';

const usage = `npm run new
npm run new -- --title <title> --conference <name> --date <YYYY-MM-DD> [--speaker <name>]…
npm run new -- archive <folder> [--title <title>] [--url <url>] …

Creates a file for a talk from the flags or from your answers; with --create, also for its conference
and topics if they're new. It never overwrites a file.

  --kind        talk (default), conference, topic or speaker; topics and speakers need only a
                --title, conferences a --date too
  --title       the title of the talk, or the name of the conference, topic or speaker
  --conference  the conference's id or name; a new one (--create) starts on the day of the talk
  --date        the day of the talk, or the first day of the conference
  --speaker     a speaker's name; repeat for each
  --topic       a topic's id or name; repeat for each, or separate them with commas
  --author      the name of the summary's author; repeat for each
  --text        summary (default), abstract or none
  --create      the conference, topics or speakers that the archive doesn't have are new, no typos
  ARCHIVE_DIR   the archive: a folder with content/ and public/ (default: this repository)

With archive, creates an archive of your own in a new folder, with its own git repository. It asks for
what the flags don't say.

  --title       the name of the archive
  --url         the URL of its site
  --language    the language of its site, and of the texts to start with (default: en)
  --license     the license of its texts (SPDX; default: CC-BY-4.0)
  --repository  the URL of its repository, for links that propose a change
  --aftertalk   the version, URL or tarball to install Aftertalk from (default: a copy of this one);
                a tarball is copied into the archive`;

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
  url: one,
  language: one,
  license: one,
  repository: one,
  aftertalk: one,
} as const;

await command(usage, options, async ({ values, positionals }) => {
  if (positionals[0] === 'archive') return newArchive(positionals.slice(1), values);
  if (positionals.length)
    throw new UsageError(
      `unknown argument "${positionals[0]}"; write -- before all flags, as in npm run new -- --title "${positionals[0]}"`,
    );
  const paths = archivePaths();
  const archive = await check(paths);
  const { files } = archive;
  const isInteractive = Object.keys(values).length === 0;
  if (isInteractive && !process.stdin.isTTY)
    throw new UsageError('npm run new asks questions only in a terminal; elsewhere, use its flags');
  const request = isInteractive ? await ask(files, today()) : (values as NewRequest);
  const planned = newFiles(request, files, today());
  // The questions ask about such names.
  const several = isInteractive ? [] : severalNames(request, files);
  const problems = several.length ? several : planned.problems;
  if (problems.length) {
    // Without the usage, which fills a terminal.
    const help = 'Nothing was written; npm run new -- --help explains the flags.';
    console.error([...problems, help].join('\n'));
    return 2;
  }

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

async function newArchive(
  folders: string[],
  { aftertalk, ...given }: Partial<NewArchive> & { aftertalk?: string },
): Promise<void> {
  const [folder] = folders;
  if (!folder || folders.length > 1)
    throw new UsageError('name one folder, as in npm run new -- archive ../our-talks');
  if (!process.stdin.isTTY && !(given.title && given.url))
    throw new UsageError('an archive needs --title and --url');
  const settings = process.stdin.isTTY ? await askArchive(given) : given;
  const { title = '', url = '', language = 'en', license = 'CC-BY-4.0', repository } = settings;
  const domain = URL.canParse(url) ? new URL(url).hostname : 'archive.example';
  const path = userPath(folder);
  await writeArchive(
    path,
    {
      title,
      url,
      language,
      license,
      repository,
      feedAuthority: `${domain},${today().slice(0, 4)}`,
    },
    today(),
    aftertalk && packageSource(aftertalk),
  );
  console.log(`Created an archive in ${path}`);
  if (interfaceLanguage({ language }) !== language)
    console.log(
      `Aftertalk has no words in ${language}: its pages, and the first of yours, are in English`,
    );
  const problem = await installPackages(path);
  if (problem) console.warn(`npm can’t install Aftertalk yet: ${problem}`);
  console.log(`Next: cd ${folder}${problem ? ', npm install' : ''}, npm start`);
}

/** Returns the path of a tarball or folder; npm takes versions and URLs as they are. */
function packageSource(aftertalk: string): string {
  const path = userPath(aftertalk);
  if (existsSync(path)) return path;
  if (/^[./\\~]|^[^:]+\.tgz$/.test(aftertalk))
    throw new UsageError(`--aftertalk ${aftertalk} doesn’t exist`);
  return aftertalk;
}
