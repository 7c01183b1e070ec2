import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** One hostile input: its class, its name within it, and what an author might write. */
export interface Hostile {
  /** A slug, unique in the whole corpus. @example 'raw-html/script' */
  id: string;
  value: string;
}

const folder = import.meta.dirname;

/** Texts: the bodies of talks. */
export const texts: Hostile[] = readdirSync(join(folder, 'texts'))
  .sort()
  .flatMap((name) => named(name.replace('.yaml', ''), read(`texts/${name}`)));

const published = read('fields-published.yaml') as Record<string, Record<string, string>>;

/** Texts, addresses and former paths that frontmatter may hold. */
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
