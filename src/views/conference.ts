import type { ByDigest } from '../archive/by-digest.ts';
import { hasBook, place, tracksOf } from '../archive/conference.ts';
import type { Day } from '../archive/date.ts';
import { waybackUrl } from '../archive/download.ts';
import type { Conference, Talk } from '../archive/model.ts';
import { hasPart, markedLanguage, type Site } from '../archive/site.ts';
import { conferenceFeed } from '../feeds/feed.ts';
import { conferencePicture } from '../pictures/picture.ts';
import { conferenceThings } from '../seo/structured-data.ts';
import {
  bookPath,
  citationsPath,
  conferenceDataPath,
  conferencePath,
  conferencesPath,
  epubPath,
  pagePath,
  searchPath,
  seriesPath,
} from '../paths.ts';
import { wordsOf, type Words } from '../words/index.ts';
import { fileSize } from '../words/names.ts';
import { talkDetails, withdrawnTalks, type ListEntry, type Mention } from './entry.ts';
import { deadLinks } from './links.ts';
import { entriesPerPage, pageOf, type ListView } from './list.ts';

export interface ConferenceView extends ListView {
  name: string;
  /** Its talks as files for programs. */
  data: Mention[];
  /** All talks in one place. */
  book: Mention[];
  days: string;
  place: string;
  organizers: string[];
  /** Its website and a copy, the copy first if the website is gone. */
  websites: (Mention & { gone?: Day | undefined })[];
  talks: string;
  speakers: string;
  tracks: TrackLink[];
  html: string;
}

/** A track, which its talks link to, with a search for them. */
interface TrackLink extends Mention {
  id: string;
  talks: string;
}

function withSize(text: string, size: string | number | undefined): string {
  return size ? `${text}\u00A0(${size})` : text;
}

/** Returns the view of one page of a conference's schedule. */
export function conferenceView(
  site: ByDigest<Site>,
  conference: Conference,
  number: number,
  epubSize?: number,
): ConferenceView {
  const path = conferencePath(conference);
  const { label, name, series, organizers, talks, withdrawn, body } = conference;
  const { outsideLinks = [] } = conference;
  const { items, pager } = pageOf(path, talks, entriesPerPage, number);
  const speakers = new Set(talks.flatMap((talk) => talk.speakers.map(({ speaker }) => speaker)));
  const words = wordsOf(site);
  const days = words.dateSpan(conference.startDate, conference.endDate);
  const where = place(conference, words.online);
  const held = [days, where].filter(Boolean).join(', ');
  const links = items.flatMap((talk) => talk.speakers).length <= maxSpeakerLinks;
  const talkCount = words.count(talks.length, 'talk');
  const minutes = talks.reduce((sum, { body }) => sum + (body.minutes ?? 0), 0);
  return {
    frame: {
      site,
      title: label,
      description: words.fromConference(talkCount, `${name}, ${held}`),
      path: pagePath(path, number),
      picture: conferencePicture(conference, site),
      pager,
      feeds: [conferenceFeed(site, conference)],
      section: 'Conferences',
      trail: [
        { text: words.sections.Conferences, href: conferencesPath },
        ...(series
          ? [{ text: series.name, href: seriesPath(series), lang: markedLanguage(site) }]
          : []),
      ],
      things: number === 1 ? conferenceThings(conference, site) : [],
      ...deadLinks({ outsideLinks: outsideLinks.filter(({ field }) => !field) }, number),
    },
    data: talks.length
      ? [
          { text: 'BibTeX', href: citationsPath(conference, 'talks.bib') },
          { text: 'CSL-JSON', href: citationsPath(conference, 'talks.csl.json') },
          { text: 'JSON', href: conferenceDataPath(conference) },
        ]
      : [],
    book:
      talks.length && hasBook(site, conference)
        ? [
            {
              text: withSize(
                words.onOnePage,
                minutes && words.toRead(words.count(minutes, 'minute')),
              ),
              href: bookPath(conference),
            },
            {
              text: withSize('EPUB', epubSize && fileSize(epubSize, words)),
              href: epubPath(conference),
            },
          ]
        : [],
    name,
    days,
    place: where,
    organizers,
    websites: websites(conference, words),
    talks: talkCount,
    speakers: words.count(speakers.size, 'speaker'),
    tracks: tracksOf(conference).map(({ id, name: track, talks }) => ({
      id,
      text: track,
      ...(hasPart(site, 'search') && { href: trackSearch(name, talks) }),
      talks: words.count(talks.length, 'talk'),
    })),
    html: body.html,
    groups: items.length
      ? [{ entries: scheduleEntries(items, site, links) }]
      : withdrawnTalks(withdrawn, site),
  };
}

function websites(
  { website, archivedWebsite, outsideLinks = [] }: Conference,
  { archivedCopy }: Words,
): ConferenceView['websites'] {
  const goneSince = (link: string | undefined) =>
    outsideLinks.find(({ url }) => url === link)?.gone;
  const gone = goneSince(website);
  const copyGone = goneSince(archivedWebsite);
  const wayback = gone && website && waybackUrl(website, gone);
  const own = website ? [{ text: new URL(website).host, href: website, gone }] : [];
  const copy = archivedWebsite
    ? [{ text: archivedCopy, href: archivedWebsite, gone: copyGone }]
    : wayback
      ? [{ text: 'Wayback Machine', href: wayback }]
      : [];
  return gone && archivedWebsite && !copyGone ? [...copy, ...own] : [...own, ...copy];
}

/** Returns the search for the talks of a conference that are in one of these talks' tracks. */
function trackSearch(conference: string, talks: readonly Talk[]): string {
  const query = new URLSearchParams({ conference });
  for (const track of new Set(talks.map(({ track }) => track!))) query.append('track', track);
  return `${searchPath}?${query}`;
}

/** More links to speakers than this make a page too heavy. */
const maxSpeakerLinks = 180;

/** Returns a conference's talks, the first of each day with its date. */
export function scheduleEntries(talks: readonly Talk[], site: Site, links: boolean): ListEntry[] {
  const { weekday } = wordsOf(site);
  return talks.map((talk, index) => {
    const details = talkDetails(talk, site, false);
    return {
      when:
        talk.date === talks[index - 1]?.date
          ? undefined
          : { datetime: talk.date, text: weekday(talk.date) },
      ...details,
      byline: [
        ...(links ? details.byline : details.byline.map((group) => [asText(group)])),
        ...(talk.track ? [[{ text: talk.track }]] : []),
      ],
    };
  });
}

function asText(mentions: readonly Mention[]): Mention {
  return { text: mentions.map(({ text }) => text).join(', ') };
}
