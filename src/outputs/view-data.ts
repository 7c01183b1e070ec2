import type { TalkRecord } from '../archive/talk.ts';
import type { Group } from '../views/entry.ts';
import type { View } from '../views/frame.ts';
import type { NameGroup } from '../views/names.ts';
import { digestOf, talkDigest } from './digest-of.ts';

/** What views have that other pages, feeds or the search index show too. */
interface Sharing extends View {
  talk?: TalkRecord;
  groups?: (Group | NameGroup)[];
}

/**
 * Plain data that changes with anything in a view. The site, talks and entries stand in it by their
 * digests: most of them are shown by several pages, and looked at once.
 */
export function viewData({ frame: { site, ...frame }, talk, groups, ...own }: Sharing): unknown {
  return [frame, own, digestOf(site), talk && talkDigest(talk), groups?.map(groupData)];
}

function groupData(group: Group | NameGroup): unknown {
  return 'entries' in group ? { ...group, entries: group.entries.map(digestOf) } : group;
}
