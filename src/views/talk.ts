import { editTalkAddress, newTalkAddress } from '../archive/repository.ts';
import type { Site } from '../archive/site.ts';
import { summaryOf, talkRecord, type Talk, type TalkRecord } from '../archive/talk.ts';
import { conferencePath, conferencesPath, contributePath, seriesPath, talkPath } from '../paths.ts';
import { onwardEntry, type Group, type Mention } from './entry.ts';
import type { View } from './frame.ts';

export interface TalkView extends View {
  trail: Mention[];
  talk: TalkRecord;
  /** Where its summary is written, for want of one. */
  write: string;
  /** Where the web editor changes it, and begins another, where the site names a repository. */
  edit?: { talk: string; another: string } | undefined;
  previous?: Mention | undefined;
  next?: Mention | undefined;
  /** Where a reader may go from it. */
  groups: Group[];
}

/** The page of a talk. */
export function talkView(site: Site, talk: Talk): TalkView {
  const { conference, speakers, previous, next } = talk;
  const names = speakers.map(({ speaker }) => speaker.name).join(', ');
  const edit = editTalkAddress(site, talk);
  const another = newTalkAddress(site, conference);
  return {
    frame: {
      site,
      title: [talk.title, names, conference.name].filter(Boolean).join(' – '),
      description: summaryOf(talk) || `${names} at ${conference.name}: no summary yet.`,
      path: talkPath(talk),
      section: 'Talks',
    },
    trail: [
      { text: 'Conferences', href: conferencesPath },
      ...(conference.series
        ? [{ text: conference.series.name, href: seriesPath(conference.series) }]
        : []),
      { text: conference.name, href: conferencePath(conference) },
    ],
    talk: talkRecord(talk),
    write: edit ?? contributePath,
    edit: edit && another ? { talk: edit, another } : undefined,
    previous: previous && { text: previous.title, href: talkPath(previous) },
    next: next && { text: next.title, href: talkPath(next) },
    groups: onward(site, talk),
  };
}

/** Nothing where it leads nowhere. */
function onward(site: Site, { onward }: Talk): Group[] {
  return [
    { text: 'The same talk elsewhere', talks: onward.elsewhere },
    { text: 'Talks that link here', talks: onward.linkedFrom },
    { text: 'Related talks', talks: onward.related() },
  ]
    .filter(({ talks }) => talks.length > 0)
    .map(({ text, talks }) => ({
      heading: { text },
      entries: talks.map((other) => onwardEntry(other, site)),
    }));
}
