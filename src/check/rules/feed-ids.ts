import { defaultFeedId } from '../../archive/site.ts';
import { validFiles } from '../../loader/content-file.ts';
import { error } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

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
