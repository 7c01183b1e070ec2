import { nameKey } from '../../archive/slug.ts';
import { allFiles, type ContentFile } from '../../loader/content-file.ts';
import { error, warning } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** Two talks of a conference with the same title are usually duplicates. */
export const titles: Rule = ({ files }) => {
  const first = new Map<string, ContentFile<'talks'>>();
  return allFiles(files, 'talks').flatMap((file) => {
    const { id, source, fields } = file;
    if (!fields.title) return [];
    const key = `${id.split('/', 1)[0]}/${nameKey(fields.title)}`;
    const other = first.get(key);
    if (!other) first.set(key, file);
    if (!other) return [];
    const message = `the title is already used by ${other.source.file}; delete one talk, or rename one`;
    const both = fields.text === 'summary' && other.fields.text === 'summary';
    const finding = both ? error : warning;
    return [finding(source.file, source.place(['title']), message, 'duplicate-title')];
  });
};
