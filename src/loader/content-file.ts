import type { z } from 'zod';
import { digest } from '../digest.ts';
import { schemas, type Collection } from '../schema/collections.ts';
import { fieldFindings, meantField } from './field-findings.ts';
import { readMarkdown, readYaml, type Place, type Source } from './source.ts';
import { bounded } from './text-bounds.ts';

type Data<C extends Collection> = z.output<(typeof schemas)[C]>;

/** A content file and its problems. */
export interface ContentFile<C extends Collection = Collection> {
  collection: C;
  id: string;
  source: Source;
  /** Changes with anything in the file. */
  digest?: string | undefined;
  /** The Software Heritage identifier of the whole file. */
  swhid?: string | undefined;
  /** Changes with the body; undefined if that is empty. */
  textDigest?: string | undefined;
  /** Undefined if there are findings. */
  data?: Data<C> | undefined;
  /** The valid fields, so that one mistake doesn't hide others. */
  fields: Partial<Data<C>>;
  /** Undefined until `check` reads the body. */
  outline?: Outline | undefined;
}

/** The links and images of a body. */
export interface Outline {
  links: Reference[];
  images: Reference[];
}

export interface Reference extends Place {
  url: string;
}

/** Reads a content file. `check`, `build`, `dev` and imports all use this, so they accept the same. */
export function readContentFile<C extends Collection>(
  collection: C,
  id: string,
  path: string,
  text: string,
): ContentFile<C> {
  const source = bounded(readSource(collection, path, text));
  const { body } = source;
  const textDigest = body.trim() ? digest(body) : undefined;
  const file: ContentFile<C> = { collection, id, source, textDigest, fields: {} };
  if (source.data === undefined) return file;
  const result = schemas[collection].safeParse(source.data);
  if (result.success) file.fields = result.data as Data<C>;
  else {
    // A value of the wrong type breaks further conditions; the first one is enough.
    const byPath = Map.groupBy(result.error.issues, ({ path }) => String(path));
    const issues = [...byPath.values()].flatMap(([first]) => first ?? []);
    // What cuts a value short explains what is wrong with the rest.
    const explained = new Set(source.findings.map(({ line }) => line));
    const meant = new Set(
      issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) =>
              String([...issue.path, meantField(source, collection, issue.path, key)]),
            )
          : [],
      ),
    );
    const isRenamed = ({ path, message }: z.core.$ZodIssue) =>
      message.startsWith('is missing') && meant.has(String(path));
    const found = issues
      .filter((issue) => !isRenamed(issue))
      .flatMap((issue) => fieldFindings(collection, source, issue));
    source.findings.push(...found.filter(({ line }) => !explained.has(line)));
    file.fields = validFields(collection, source.data, issues);
  }
  if (!source.findings.length) file.data = file.fields as Data<C>;
  return file;
}

/** Reads a content file without validating its fields. */
export function readSource(collection: Collection, file: string, text: string): Source {
  return collection === 'site' ? readYaml(file, text) : readMarkdown(file, text);
}

/** Returns the files of a collection whose frontmatter is valid. */
export function validFiles<C extends Collection>(
  files: readonly ContentFile[],
  collection: C,
): (ContentFile<C> & { data: Data<C> })[] {
  return allFiles(files, collection).filter(
    (file): file is ContentFile<C> & { data: Data<C> } => file.data !== undefined,
  );
}

/** Returns the files of a collection, those with findings included. */
export function allFiles<C extends Collection>(
  files: readonly ContentFile[],
  collection: C,
): ContentFile<C>[] {
  return files.filter((file): file is ContentFile<C> => file.collection === collection);
}

/** Returns the aliases of a file; those of a page or site.yaml are none. */
export function aliasesOf({ fields }: ContentFile): string[] {
  return 'aliases' in fields ? (fields.aliases ?? []) : [];
}

/** Returns the fields without issues. */
function validFields<C extends Collection>(
  collection: C,
  data: unknown,
  issues: readonly z.core.$ZodIssue[],
): Partial<Data<C>> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return {};
  const invalid = new Set(
    issues.flatMap(({ path, ...issue }) =>
      path.length ? [String(path[0])] : issue.code === 'unrecognized_keys' ? issue.keys : [],
    ),
  );
  const rest = Object.fromEntries(Object.entries(data).filter(([key]) => !invalid.has(key)));
  const result = schemas[collection].partial().safeParse(rest);
  return result.success ? (result.data as Partial<Data<C>>) : {};
}
