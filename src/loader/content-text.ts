import { Document, isSeq } from 'yaml';
import { schemas, type Collection } from '../schema/collections.ts';

/**
 * Returns the text of a content file, its fields in the given order. Empty fields are left out, but
 * an empty list of speakers means unknown.
 * @param inline lists to write on one line
 */
export function contentFileText(fields: object, body = '', inline: readonly string[] = []): string {
  const document = new Document(withoutEmpty(fields));
  for (const field of inline) {
    const list = document.get(field, true);
    if (isSeq(list)) list.flow = true;
  }
  const yaml = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return `---\n${yaml}---\n${body && `\n${body}\n`}`;
}

/** Returns the fields of a collection that a file can have, in the order of its schema. */
export function inSchemaOrder(collection: Collection, fields: object): object {
  const values = new Map(Object.entries(fields));
  return Object.fromEntries(
    Object.keys(schemas[collection].shape).map((field) => [field, values.get(field) as unknown]),
  );
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([field, item]) => !isEmpty(field, item))
      .map(([field, item]) => [field, withoutEmpty(item)]),
  );
}

function isEmpty(field: string, value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0 && field !== 'speakers';
  return value === undefined || value === '';
}
