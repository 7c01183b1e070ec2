import { allFiles, type ContentFile } from '../loader/content-file.ts';

// What an archive has already, to choose from in questions.

/** A value of a file, and what an author knows it by. */
export interface Option {
  value: string;
  label: string;
}

export function conferences(files: readonly ContentFile[]): Option[] {
  return allFiles(files, 'conferences')
    .toSorted((a, b) => ((a.fields.startDate ?? '') < (b.fields.startDate ?? '') ? 1 : -1))
    .map(option);
}

export function topics(files: readonly ContentFile[]): Option[] {
  return allFiles(files, 'topics').map(option);
}

function option({ id, fields }: { id: string; fields: { name?: string } }): Option {
  return { value: id, label: fields.name ?? id };
}

export function speakers(files: readonly ContentFile[]): Option[] {
  const names = allFiles(files, 'talks').flatMap(({ fields }) =>
    (fields.speakers ?? []).map(({ name }) => name),
  );
  return [...new Set(names)].sort().map((name) => ({ value: name, label: name }));
}
