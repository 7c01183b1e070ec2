import {
  autocomplete,
  autocompleteMultiselect,
  cancel,
  intro,
  isCancel,
  select,
  text,
} from '@clack/prompts';
import { allFiles, type ContentFile } from '../loader/content-file.ts';
import type { NewRequest } from '../check/new-files.ts';
import { schemas } from '../schema/collections.ts';

/** Asks for a talk, offering what the archive knows. Leaves the program where somebody gives up. */
export async function ask(files: readonly ContentFile[], today: string): Promise<NewRequest> {
  intro('A new talk');
  const title = answered(await text({ message: 'What is its title?', validate: required }));
  const conference = await oneOf('At which conference was it given?', conferences(files));
  const date = answered(
    await text({
      message: 'On which day?',
      placeholder: conferenceDay(files, conference) ?? today,
      defaultValue: conferenceDay(files, conference) ?? today,
      validate: (value) => (value ? wrongDay(value) : undefined),
    }),
  );
  const speaker = await someOf('Who gave it?', speakers(files));
  const topic = await someOf('What is it about?', topics(files));
  const kind = answered(
    await select({
      message: 'What will you write?',
      options: [
        { value: 'summary', label: 'A summary of my own' },
        { value: 'abstract', label: 'The speaker’s abstract' },
        { value: 'none', label: 'Nothing yet: only the facts' },
      ],
    }),
  );
  const author = answered(
    await text({
      message: 'Who writes it? Your name, or nothing',
      defaultValue: '',
      placeholder: 'nobody is named',
    }),
  );
  return { title, conference, date, speaker, topic, text: kind, author: author ? [author] : [] };
}

interface Option {
  value: string;
  label: string;
}

const another: Option = { value: '', label: 'another, which is not here yet' };

async function oneOf(message: string, options: Option[]): Promise<string> {
  const chosen = answered(await autocomplete({ message, options: [...options, another] }));
  return chosen || answered(await text({ message: 'What is it called?', validate: required }));
}

async function someOf(message: string, options: Option[]): Promise<string[]> {
  const chosen = answered(
    await autocompleteMultiselect({ message, options: [...options, another], required: false }),
  );
  if (!chosen.includes(another.value)) return chosen;
  const more = answered(await text({ message: 'Which others? With a semicolon between them' }));
  const others = more.split(';').map((name) => name.trim());
  return [...chosen, ...others].filter(Boolean);
}

function answered<T>(answer: T): Exclude<T, symbol> {
  if (!isCancel(answer)) return answer as Exclude<T, symbol>;
  cancel('Nothing was written.');
  process.exit(1);
}

function required(value: string | undefined) {
  return value?.trim() ? undefined : 'Write it';
}

/** What `check` would say of a date. */
function wrongDay(value: string): string | undefined {
  return schemas.talks.shape.date.safeParse(value).error?.issues[0]?.message;
}

function conferenceDay(files: readonly ContentFile[], conference: string) {
  return allFiles(files, 'conferences').find(({ id }) => id === conference)?.fields.startDate;
}

function conferences(files: readonly ContentFile[]): Option[] {
  return allFiles(files, 'conferences')
    .toSorted((a, b) => ((a.fields.startDate ?? '') < (b.fields.startDate ?? '') ? 1 : -1))
    .map(({ id, fields }) => ({ value: id, label: fields.name ?? id }));
}

function topics(files: readonly ContentFile[]): Option[] {
  return allFiles(files, 'topics').map(({ id, fields }) => ({
    value: id,
    label: fields.name ?? id,
  }));
}

function speakers(files: readonly ContentFile[]): Option[] {
  const names = allFiles(files, 'talks').flatMap(({ fields }) =>
    (fields.speakers ?? []).map(({ name }) => name),
  );
  return [...new Set(names)].sort().map((name) => ({ value: name, label: name }));
}
