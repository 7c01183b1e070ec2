import { defaultFeedId } from '../../archive/site.ts';
import { nameKey } from '../../archive/slug.ts';
import { allFiles, validFiles, type ContentFile } from '../../loader/content-file.ts';
import { error, warning } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** Two talks of a conference with the same title are usually duplicates. */
export const titles: Rule = ({ files }) => {
  const first = new Map<string, ContentFile<'talks'>>();
  return allFiles(files, 'talks').flatMap((file) => {
    // A withdrawn talk without its names may have the title of another one.
    if (!file.fields.title || file.fields.withdrawn?.hideNames) return [];
    const key = `${file.id.split('/', 1)[0]}/${nameKey(file.fields.title)}`;
    const other = first.get(key);
    if (!other) first.set(key, file);
    if (!other) return [];
    // The name of a copy starts with the original's, as in `zmq-2`, which may be listed first.
    const [original, copy] = other.id.startsWith(file.id) ? [file, other] : [other, file];
    const message = `the title is already used by ${original.source.file}; delete one talk, or rename one`;
    const both = original.fields.text === 'summary' && copy.fields.text === 'summary';
    const finding = both ? error : warning;
    return [finding(copy.source.file, copy.source.place(['title']), message, 'duplicate-title')];
  });
};

/** A feed id is unique: of two items that share one, feed readers show only the first. */
export const feedIds: Rule = ({ files }) => {
  const feedAuthority = validFiles(files, 'site')[0]?.data.feedAuthority ?? '';
  const talks = validFiles(files, 'talks').map((talk) => ({
    ...talk,
    feedId: talk.data.feedId ?? defaultFeedId({ feedAuthority }, talk.id),
  }));
  const byFeedId = Map.groupBy(talks, ({ feedId }) => feedId);
  return talks.flatMap(({ id, data, source, feedId }) => {
    const other = byFeedId.get(feedId)?.find((talk) => talk.id !== id);
    // Only a talk that sets its id can change it.
    if (!other || !data.feedId) return [];
    const message = `feedId is already used by ${other.source.file}; give this talk its own`;
    return [error(source.file, source.place(['feedId']), message, 'duplicate-feed-id')];
  });
};
