import type { z } from 'zod';
import { schemas, type Collection } from '../schema/collections.ts';
import type { Finding } from './finding.ts';
import { controlCharacters, error, readMarkdown, readYaml, type Source } from './source.ts';

/** One file of content that its schema accepts, or what is wrong with it. */
export interface ContentFile<C extends Collection = Collection> {
  collection: C;
  id: string;
  source: Source;
  /** Nothing where there are findings. */
  data?: z.output<(typeof schemas)[C]> | undefined;
}

/** Reads one file: the same for `check`, `build`, `dev` and tests, so that none accepts more. */
export function readEntry<C extends Collection>(
  collection: C,
  id: string,
  file: string,
  text: string,
): ContentFile<C> {
  const source = collection === 'site' ? readYaml(file, text) : readMarkdown(file, text);
  source.findings.push(...controlCharacters(source, text));
  if (source.data === undefined) return { collection, id, source };
  const result = schemas[collection].safeParse(source.data);
  if (!result.success) {
    source.findings.push(...result.error.issues.flatMap((issue) => schemaFindings(source, issue)));
    return { collection, id, source };
  }
  return { collection, id, source, data: result.data as z.output<(typeof schemas)[C]> };
}

function schemaFindings(source: Source, issue: z.core.$ZodIssue): Finding[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const place = source.place([...issue.path, key], 'key');
      return error(source.file, place, `${key} is not a field here`, 'unknown-field');
    });
  const name = issue.path.join('.') || 'the frontmatter';
  const rule = String(issue.path[0] ?? 'frontmatter');
  return [error(source.file, source.place(issue.path), `${name} ${issue.message}`, rule)];
}

/** The files of one collection whose frontmatter is in order. */
export function filesOf<C extends Collection>(
  files: readonly ContentFile[],
  collection: C,
): (ContentFile<C> & { data: z.output<(typeof schemas)[C]> })[] {
  return files.filter(
    (file): file is ContentFile<C> & { data: z.output<(typeof schemas)[C]> } =>
      file.collection === collection && file.data !== undefined,
  );
}
