import type { ContentFile } from '../../loader/content-file.ts';
import type { Finding } from '../../loader/finding.ts';
import { slug } from '../../archive/slug.ts';
import { error, start } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** A file's name becomes its URL: a short, unique slug. */
export const ids: Rule = ({ files }) => {
  const first = new Map<string, ContentFile>();
  return files.flatMap((file) => {
    const key = `${file.collection}/${file.id.toLowerCase()}`;
    const other = first.get(key);
    if (!other) first.set(key, file);
    return [...(other ? [duplicate(file, other)] : []), ...misnamed(file)];
  });
};

const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Some systems limit paths; few titles need a hundred characters. */
const maxLength = 120;

function duplicate({ id, source }: ContentFile, other: ContentFile) {
  const message = `the id "${id.toLowerCase()}" is already used by ${other.source.file}; rename one of them`;
  return error(source.file, start, message, 'duplicate-id');
}

function misnamed({ id, source }: ContentFile): Finding[] {
  const parts = id.split('/');
  if (parts.some((part) => part.length > maxLength)) {
    const message = `the name is longer than ${maxLength} characters; shorten it`;
    return [error(source.file, start, message, 'file-name')];
  }
  if (parts.every((part) => slugPattern.test(part))) return [];
  const path = parts.map(slug).join('/');
  const message =
    'the path can’t be a URL; write lowercase letters, digits and single hyphens' +
    (parts.map(slug).every(Boolean) ? `, as in ${path}.md` : '');
  return [error(source.file, start, message, 'file-name')];
}
