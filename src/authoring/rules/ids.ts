import type { ContentFile } from '../entry.ts';
import { error } from '../source.ts';
import type { Rule } from './index.ts';

const slugs = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** A file's name is its address: a slug, and one file's alone. */
export const ids: Rule = ({ files }) => {
  const first = new Map<string, ContentFile>();
  return files.flatMap((file) => {
    const key = `${file.collection}/${file.id.toLowerCase()}`;
    const other = first.get(key);
    first.set(key, other ?? file);
    return [
      ...(other ? [duplicate(file, other)] : []),
      ...(file.id.split('/').every((part) => slugs.test(part)) ? [] : [notASlug(file)]),
    ];
  });
};

const start = { line: 1, column: 1 };

function duplicate({ id, source }: ContentFile, other: ContentFile) {
  const message = `the id "${id.toLowerCase()}" is taken by ${other.source.file}; rename one of the two`;
  return error(source.file, start, message, 'duplicate-id');
}

function notASlug({ source }: ContentFile) {
  const message =
    'the path is not an address; write lower-case letters, digits and single hyphens in file and folder names';
  return error(source.file, start, message, 'file-name');
}
