import { listDownloads } from '../../loader/content-folder.ts';
import { allFiles } from '../../loader/content-file.ts';
import { start, warning } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** Every topic and download is used by a talk. */
export const usage: Rule = async ({ paths, files }) => {
  const talks = allFiles(files, 'talks');
  // An invalid talk may use any of them.
  if (talks.some(({ data }) => !data)) return [];
  const topics = new Set(talks.flatMap(({ fields }) => fields.topics ?? []));
  const downloads = new Set(
    talks.flatMap(({ fields }) => (fields.downloads ?? []).flatMap(({ file }) => file ?? [])),
  );
  const unused = allFiles(files, 'topics')
    .filter(({ id, data }) => data && !topics.has(id) && !data.replacedBy)
    .map(({ id, source }) => {
      const message = `no talk has the topic ${id}; delete it, or add it to the topics of a talk`;
      return warning(source.file, start, message, 'unused-topic');
    });
  const orphans = (await listDownloads(paths))
    .filter((file) => !downloads.has(file))
    .map((file) => {
      const message = `no talk lists this file; delete it, or add file: ${file} to the downloads of a talk`;
      return warning(`public/downloads/${file}`, start, message, 'orphaned-download');
    });
  return [...unused, ...orphans];
};
