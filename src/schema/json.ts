import { z } from 'zod';
import { schemas, type Collection } from './collections.ts';

/** What an author may write, as JSON Schema: editors complete and judge frontmatter with it. */
export function jsonSchema(collection: Collection) {
  return z.toJSONSchema(schemas[collection], { io: 'input', unrepresentable: 'any' });
}
