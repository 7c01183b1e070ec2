import { z } from 'zod';
import { schemas, type Collection } from './collections.ts';

/** Returns the JSON Schema of a collection, with which editors complete and check frontmatter. */
export function jsonSchema(collection: Collection) {
  return z.toJSONSchema(schemas[collection], { io: 'input', unrepresentable: 'any' });
}
