import * as prompts from '@clack/prompts';
import { nearest } from '../loader/did-you-mean.ts';
import { allFiles, type ContentFile } from '../loader/content-file.ts';
import type { NewRequest } from '../check/new-files.ts';
import { peopleIn } from '../check/rules/person-names.ts';
import { schemas } from '../schema/collections.ts';
import { conferences, speakers, topics, type Option } from './options.ts';

/** Asks for a talk's fields, suggesting the archive's values. Exits if the author cancels. */
export async function ask(files: readonly ContentFile[], today: string): Promise<NewRequest> {
  prompts.intro('A new talk');
  const title = valueOf(await prompts.text({ message: 'What is its title?', validate: required }));
  const conference = await oneOf('At which conference was it given?', conferences(files));
  const date = valueOf(
    await prompts.text({
      message: 'On which day?',
      placeholder: conferenceDay(files, conference) ?? today,
      defaultValue: conferenceDay(files, conference) ?? today,
      validate: (value) => (value ? dateProblem(value) : undefined),
    }),
  );
  const known = speakers(files);
  const speaker = await eachPerson(await someOf('Who gave it?', known), known);
  const topic = await someOf('What is it about?', topics(files));
  const kind = valueOf(
    await prompts.select({
      message: 'What will you write?',
      options: [
        { value: 'summary', label: 'A summary of my own' },
        { value: 'abstract', label: 'The speaker’s abstract' },
        { value: 'none', label: 'Nothing yet, only the facts' },
      ],
    }),
  );
  const author = valueOf(
    await prompts.text({
      message: 'Who is the author?',
      defaultValue: '',
      placeholder: 'leave empty for no credit',
    }),
  );
  return {
    title,
    conference,
    date,
    speaker,
    topic,
    text: kind,
    author: author ? await eachPerson([author], known) : [],
    create: true,
  };
}

/** The flags of `npm run new -- archive` that site.yaml has. */
export type NewArchive = Partial<
  Record<'title' | 'url' | 'language' | 'license' | 'repository', string>
>;

/** Asks for the settings of an archive that weren't given as flags. Exits if the owner cancels. */
export async function askArchive(given: NewArchive): Promise<NewArchive> {
  prompts.intro('A new archive');
  const answers = { ...given };
  for (const { field, message, fallback } of settings) {
    answers[field] ??= valueOf(
      await prompts.text({
        message,
        ...(fallback === undefined ? {} : { defaultValue: fallback, placeholder: fallback }),
        validate: (value) => settingProblem(field, value || fallback),
      }),
    );
  }
  return { ...answers, repository: answers.repository || undefined };
}

const settings: { field: keyof NewArchive; message: string; fallback?: string }[] = [
  { field: 'title', message: 'What is it called?' },
  { field: 'url', message: 'What will be the URL of its site?' },
  { field: 'language', message: 'In which language is the site?', fallback: 'en' },
  { field: 'license', message: 'Under which license are its texts?', fallback: 'CC-BY-4.0' },
  {
    field: 'repository',
    message: 'Where is its repository? Leave it empty if nowhere',
    fallback: '',
  },
];

/** Returns the message of `check` for an invalid setting. */
function settingProblem(field: keyof NewArchive, value = ''): string | undefined {
  if (field === 'repository' && !value) return undefined;
  return schemas.site.shape[field].safeParse(value).error?.issues[0]?.message;
}

/** Returns the options that match what was typed, and to create what none has as its name. */
function matching(options: readonly Option[], typed: string): Option[] {
  const name = typed.trim();
  const found = options.filter(({ label }) => label.toLowerCase().includes(name.toLowerCase()));
  return !name || options.some(({ label }) => label === name)
    ? found
    : [...found, { value: name, label: `${name} (create it)` }];
}

async function oneOf(message: string, options: Option[]): Promise<string> {
  const chosen = valueOf(
    await prompts.autocomplete<string>({
      message,
      options() {
        return matching(options, this.userInput);
      },
      validate: (value) => (value ? undefined : 'Type its name'),
    }),
  );
  return confirmed(chosen, options);
}

/** Returns a chosen value. Asks about a new name that is nearly one of the archive's. */
async function confirmed(name: string, options: readonly Option[]): Promise<string> {
  if (options.some(({ value }) => value === name)) return name;
  const near = nearest(
    name,
    options.map(({ label }) => label),
  );
  const known = options.find(({ label }) => label === near);
  if (!known) return name;
  const message = `Did you mean ${known.label}?`;
  return valueOf(await prompts.confirm({ message })) ? known.value : name;
}

async function someOf(message: string, options: Option[]): Promise<string[]> {
  let typed = '';
  const chosen = valueOf(
    await prompts.autocompleteMultiselect<string>({
      message,
      options() {
        typed = this.userInput;
        return matching(options, typed);
      },
    }),
  );
  // Enter takes what was typed, too, unless Tab selected one of its matches.
  const matches = typed.trim() ? matching(options, typed).map(({ value }) => value) : [];
  const added = matches.some((value) => chosen.includes(value)) ? [] : matches.slice(0, 1);
  const names: string[] = [];
  for (const name of [...chosen, ...added]) names.push(await confirmed(name, options));
  // The prompt leaves only the number of those selected with Tab.
  const labels = names.map((name) => options.find(({ value }) => value === name)?.label ?? name);
  if (names.length) prompts.log.message(labels.join(', '));
  return names;
}

/** Asks about new names that seem to list several people. */
async function eachPerson(names: readonly string[], known: readonly Option[]): Promise<string[]> {
  const people: string[] = [];
  for (const name of names) {
    const listed = peopleIn(name);
    const isOne = listed.length < 2 || known.some(({ value }) => value === name);
    const message = `Are these ${listed.length} people: ${listed.join('; ')}?`;
    people.push(...(isOne || !valueOf(await prompts.confirm({ message })) ? [name] : listed));
  }
  return people;
}

function valueOf<T>(answer: T): Exclude<T, symbol> {
  if (!prompts.isCancel(answer)) return answer as Exclude<T, symbol>;
  prompts.cancel('Nothing was written.');
  process.exit(1);
}

function required(value: string | undefined) {
  return value?.trim() ? undefined : 'This is required';
}

/** Returns the message of `check` for an invalid date. */
function dateProblem(value: string): string | undefined {
  return schemas.talks.shape.date.safeParse(value).error?.issues[0]?.message;
}

function conferenceDay(files: readonly ContentFile[], conference: string) {
  return allFiles(files, 'conferences').find(({ id }) => id === conference)?.fields.startDate;
}
