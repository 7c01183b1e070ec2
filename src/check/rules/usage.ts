import { downloadName, locateDownloads } from '../../loader/content-folder.ts';
import { allOf } from '../../loader/entry.ts';
import { start, warning } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** Topics and downloads that no talk names. */
export const usage: Rule = async ({ folder, files }) => {
  const talks = allOf(files, 'talks');
  // Who knows what a talk names that can't be read?
  if (talks.some(({ data }) => !data)) return [];
  const topics = new Set(talks.flatMap(({ fields }) => fields.topics ?? []));
  const downloads = new Set(
    talks.flatMap(({ fields }) => (fields.downloads ?? []).flatMap(({ file }) => file ?? [])),
  );
  const unused = allOf(files, 'topics')
    .filter(({ id, data }) => data && !topics.has(id) && !data.replacedBy)
    .map(({ id, source }) => {
      const message = `no talk is about ${id}; remove it, or name it in topics of one`;
      return warning(source.file, start, message, 'unused-topic');
    });
  const orphans = (await locateDownloads(folder))
    .map((path) => downloadName(folder, path))
    .filter((file) => !downloads.has(file))
    .map((file) => {
      const message = `no talk names this file; remove it, or write file: ${file} in downloads of one`;
      return warning(`public/downloads/${file}`, start, message, 'orphaned-download');
    });
  return [...unused, ...orphans];
};
