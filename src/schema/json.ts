import { z } from 'zod';
import { schemas, type Collection } from './collections.ts';

/** What an author may write, as JSON Schema: editors complete and judge frontmatter with it. */
export function jsonSchema(collection: Collection): object {
  return z.toJSONSchema(schemas[collection], {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      // One item alone may stand without its dash: a list's schema is that of its items, too.
      if (zodSchema._zod.def.type !== 'array') return;
      const { items, type, description, ...rest } = jsonSchema;
      if (items) Object.assign(jsonSchema, { anyOf: [{ type, items, ...rest }, items] });
      delete jsonSchema.type;
      delete jsonSchema.items;
    },
  });
}
