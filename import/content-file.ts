import { Document, isSeq } from 'yaml';

/** Lists of short values, written on one line. */
const flowLists = ['topics', 'alsoKnownAs', 'aliases', 'organizers'];

/** Returns the text of a content file, its fields in the given order and without empty ones. */
export function contentFile(fields: object, body = ''): string {
  const document = new Document(withoutEmpty(fields));
  for (const name of flowLists) {
    const list = document.get(name, true);
    if (isSeq(list)) list.flow = true;
  }
  const frontmatter = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return `---\n${frontmatter}---\n${body ? `\n${body}\n` : ''}`;
}

/** Keeps an empty list of speakers, which means unknown. */
function withoutEmpty(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => {
      const empty = value === undefined || value === '' || (Array.isArray(value) && !value.length);
      return !empty || name === 'speakers';
    }),
  );
}
