import type { ContentFile } from '../../loader/content-file.ts';
import type { Finding } from '../../loader/finding.ts';
import { slug } from '../../archive/slug.ts';
import { error, start } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** A file's name is its address: a slug, not too long, and one file's alone. */
export const ids: Rule = ({ files }) => {
  const first = new Map<string, ContentFile>();
  return files.flatMap((file) => {
    const key = `${file.collection}/${file.id.toLowerCase()}`;
    const other = first.get(key);
    if (!other) first.set(key, file);
    return [...(other ? [duplicate(file, other)] : []), ...misnamed(file)];
  });
};

const slugs = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Some systems hold no longer path; the words of a title seldom need a hundred. */
const longest = 120;

function duplicate({ id, source }: ContentFile, other: ContentFile) {
  const message = `the id "${id.toLowerCase()}" is already used by ${other.source.file}; rename one of them`;
  return error(source.file, start, message, 'duplicate-id');
}

function misnamed({ id, source }: ContentFile): Finding[] {
  const parts = id.split('/');
  if (parts.some((part) => part.length > longest)) {
    const message = `the name is longer than ${longest} characters; shorten it`;
    return [error(source.file, start, message, 'file-name')];
  }
  if (parts.every((part) => slugs.test(part))) return [];
  const mended = parts.map(slug).join('/');
  const message =
    'the path can’t be a URL; write lowercase letters, digits and single hyphens' +
    (parts.map(slug).every(Boolean) ? `, as in ${mended}.md` : '');
  return [error(source.file, start, message, 'file-name')];
}
