import { Document, isSeq } from 'yaml';

/**
 * A file of content: its fields in the order given, without those that say nothing, and its text.
 * Only `speakers` says something by being empty: that nobody is known.
 */
export function frontmatter(fields: object, body = ''): string {
  const document = new Document(compact(fields));
  for (const key of ['topics', 'alsoKnownAs', 'aliases', 'related', 'organizers']) {
    const list = document.get(key, true);
    if (isSeq(list)) list.flow = true;
  }
  const head = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return `---\n${head}---\n${body ? `\n${body}\n` : ''}`;
}

function compact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(compact);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([key, item]) =>
          item !== undefined && item !== '' && (key === 'speakers' || !isEmptyList(item)),
      )
      .map(([key, item]) => [key, compact(item)]),
  );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
