import { Document } from 'yaml';
import { schemas, type Collection } from '../schema/collections.ts';

/** A file of content, its fields in the order of the schema; those without a value are left out. */
export function contentFile(
  collection: Collection,
  fields: Record<string, unknown>,
  body: string,
): string {
  const names = Object.keys(schemas[collection].shape);
  const given = names.flatMap((name) => {
    const value = fields[name];
    const empty = value === undefined || value === '' || (Array.isArray(value) && !value.length);
    return empty && name !== 'speakers' ? [] : [[name, value] as const];
  });
  const document = new Document(Object.fromEntries(given));
  return `---\n${document.toString({ lineWidth: 0, flowCollectionPadding: false })}---\n${body && `\n${body}\n`}`;
}
