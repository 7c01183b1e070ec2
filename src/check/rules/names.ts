import { validFiles, type ContentFile } from '../../loader/content-file.ts';
import type { Finding } from '../../loader/finding.ts';
import { slug } from '../../archive/slug.ts';
import { error, start, type Source } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** Parts of URLs are short, and file names are unique slugs. */
export const names: Rule = ({ files }) => {
  const first = new Map<string, ContentFile>();
  const findings = files.flatMap((file) => {
    const key = `${file.collection}/${file.id.toLowerCase()}`;
    const other = first.get(key);
    if (!other) first.set(key, file);
    return [...(other ? [duplicate(file, other)] : []), ...misnamed(file)];
  });
  for (const { source, data } of validFiles(files, 'talks'))
    for (const [index, { id, name }] of data.speakers.entries())
      findings.push(...longName(source, ['speakers', index], id ?? name));
  for (const { source, data } of validFiles(files, 'conferences'))
    findings.push(...longName(source, ['series'], data.series ?? ''));
  return findings;
};

const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Some systems limit paths; few titles need a hundred characters. */
const maxFileName = 120;
/** File systems limit names to 255 bytes, and transliteration can lengthen them. */
const maxName = 200;

function duplicate({ id, source }: ContentFile, other: ContentFile) {
  const message = `the id "${id.toLowerCase()}" is already used by ${other.source.file}; rename one of them`;
  return error(source.file, start, message, 'duplicate-id');
}

function misnamed({ id, source }: ContentFile): Finding[] {
  const parts = id.split('/');
  if (parts.some((part) => part.length > maxFileName)) {
    const message = `the name is longer than ${maxFileName} characters; shorten it`;
    return [error(source.file, start, message, 'file-name')];
  }
  if (parts.every((part) => slugPattern.test(part))) return [];
  const path = parts.map(slug).join('/');
  const message =
    'the path can’t be a URL; write lowercase letters, digits and single hyphens' +
    (parts.map(slug).every(Boolean) ? `, as in ${path}.md` : '');
  return [error(source.file, start, message, 'file-name')];
}

function longName(source: Source, path: PropertyKey[], name: string): Finding[] {
  if (slug(name).length <= maxName) return [];
  const message = `"${name.slice(0, 30)}…" makes a URL of more than ${maxName} letters; shorten it`;
  return [error(source.file, source.place(path), message, 'long-name')];
}
