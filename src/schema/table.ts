import type { Collection } from './collections.ts';
import { jsonSchema } from './json.ts';

/** Returns the fields of a collection as a Markdown table, for CONTRIBUTING.md. */
export function fieldTable(collection: Collection): string {
  const { properties = {}, required = [] } = jsonSchema(collection);
  const rows = Object.entries(properties).map(([field, schema]) => {
    const { description = '' } = schema as { description?: string };
    return `| \`${field}\` | ${required.includes(field) ? 'yes' : ''} | ${description} |`;
  });
  return ['| field | required | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}
