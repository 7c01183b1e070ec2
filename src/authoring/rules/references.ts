import type { ContentFile } from '../entry.ts';
import type { Collection } from '../../schema/collections.ts';
import { error } from '../source.ts';
import type { Rule } from './index.ts';

/** A talk's conference and topics, and a topic's neighbours, have files. */
export const references: Rule = ({ files }) => {
  const there = new Set(files.map(({ collection, id }) => `${collection}/${id}`));
  return files.flatMap((file) =>
    mentions(file)
      .filter(({ collection, id }) => !there.has(`${collection}/${id}`))
      .map(({ collection, id, path }) => {
        const kind = collection === 'topics' ? 'topic' : 'conference';
        const mend = `add content/${collection}/${id}.md, or name one that is there`;
        const message = `unknown ${kind} "${id}"; ${mend}`;
        return error(file.source.file, file.source.place(path), message, `unknown-${kind}`);
      }),
  );
};

function mentions(file: ContentFile) {
  const found: { collection: Collection; id: string; path: PropertyKey[] }[] = [];
  if (file.collection === 'talks')
    found.push({ collection: 'conferences', id: file.id.split('/', 1)[0] ?? '', path: [] });
  const {
    topics = [],
    related = [],
    replacedBy,
  } = Object(file.data ?? {}) as Partial<{
    topics: string[];
    related: string[];
    replacedBy: string;
  }>;
  topics.forEach((id, i) => found.push({ collection: 'topics', id, path: ['topics', i] }));
  related.forEach((id, i) => found.push({ collection: 'topics', id, path: ['related', i] }));
  if (replacedBy) found.push({ collection: 'topics', id: replacedBy, path: ['replacedBy'] });
  return found;
}
