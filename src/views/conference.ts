import type { Archive } from '../archive/archive.ts';
import { conferenceSpan, place, type Conference } from '../archive/conference.ts';
import { withoutSummaries } from '../archive/pagination.ts';
import type { Site } from '../archive/site.ts';
import { conferenceFeed } from '../feeds/feed.ts';
import { conferencePath, conferencesPath, pagePath, seriesPath } from '../paths.ts';
import { conferenceGroups, count, describeConference, programme, type Mention } from './entry.ts';
import { part, type ListView } from './list.ts';

/** What stands above a conference's talks. */
export interface ConferenceHead {
  trail: Mention[];
  name: string;
  held: string;
  organizers: string[];
  website?: string | undefined;
  archivedWebsite?: string | undefined;
  talks: string;
  speakers: string;
  rss?: string | undefined;
  html: string;
}

export interface ConferenceView extends ListView {
  head: ConferenceHead;
}

/** One page of all conferences, under the series they are editions of. */
export function conferencesView({ site, conferencesBySeries }: Archive, number: number): ListView {
  const description = `The conferences whose talks ${site.title} holds.`;
  const { items, pager } = part(conferencesPath, conferencesBySeries, withoutSummaries, number);
  return {
    frame: {
      site,
      title: 'Conferences',
      description,
      path: pagePath(conferencesPath, pager.number),
      section: 'Conferences',
    },
    groups: conferenceGroups(items),
    pager,
  };
}

/** One page of a conference's programme. */
export function conferenceView(site: Site, conference: Conference, number: number): ConferenceView {
  const list = conferencePath(conference);
  const feed = conferenceFeed(site, conference);
  const head = conferenceHead(conference, feed?.path);
  const description = describeConference(conference);
  const { items, pager } = part(list, conference.talks, withoutSummaries, number);
  return {
    frame: {
      site,
      title: conference.label,
      description,
      path: pagePath(list, pager.number),
      feed: feed && { title: feed.title, path: feed.path },
      section: 'Conferences',
    },
    head,
    groups: items.length ? [{ entries: programme(items, site) }] : [],
    pager,
  };
}

function conferenceHead(conference: Conference, rss: string | undefined): ConferenceHead {
  const { series, name, organizers, website, archivedWebsite, talks, body } = conference;
  const speakers = new Set(talks.flatMap((talk) => talk.speakers.map(({ speaker }) => speaker)));
  return {
    trail: [
      { text: 'Conferences', href: conferencesPath },
      ...(series ? [{ text: series.name, href: seriesPath(series) }] : []),
    ],
    name,
    held: [conferenceSpan(conference), place(conference)].filter(Boolean).join(', '),
    organizers,
    website,
    archivedWebsite,
    talks: count(talks.length, 'talk'),
    speakers: count(speakers.size, 'speaker'),
    rss,
    html: body.html,
  };
}
