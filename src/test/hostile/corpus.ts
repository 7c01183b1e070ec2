import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A hostile input that an author might write. */
export interface Hostile {
  /** Its class and its name, unique in the corpus. @example 'raw-html/script' */
  id: string;
  value: string;
}

const folder = import.meta.dirname;

/** The bodies of talks. */
export const texts: Hostile[] = readdirSync(join(folder, 'texts'))
  .sort()
  .flatMap((name) => named(name.replace('.yaml', ''), read(`texts/${name}`)));

const published = read('fields-published.yaml') as Record<string, Record<string, string>>;

/** Texts, URLs and former paths that frontmatter may contain. */
export const fieldTexts = named('field', published.texts);
export const fieldAddresses = named('address', published.addresses);
export const fieldAliases = named('alias', published.aliases);

/** Lines of frontmatter that are refused. */
export const refused = named('refused', read('fields-refused.yaml'));

function named(kind: string, values: unknown): Hostile[] {
  return Object.entries(values as Record<string, string>).map(([name, value]) => ({
    id: `${kind}/${name}`,
    value,
  }));
}

function read(name: string): unknown {
  return parse(readFileSync(join(folder, name), 'utf8'));
}
