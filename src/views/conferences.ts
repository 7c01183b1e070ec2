import type { Archive } from '../archive/archive.ts';
import { place } from '../archive/conference.ts';
import type { Day } from '../archive/date.ts';
import type { Conference, Series } from '../archive/model.ts';
import { conferencePath, conferencesPath, pagePath, seriesPath } from '../paths.ts';
import { wordsOf, type Words } from '../words/index.ts';
import type { Mention } from './entry.ts';
import type { View } from './frame.ts';
import { entriesPerPage, letterId, lettersOf, pageOf, type LetterLink } from './list.ts';

export interface ConferencesView extends View {
  letters: LetterLink[];
  groups: EditionGroup[];
}

/** The editions of one series, or conferences without other editions. */
export interface EditionGroup {
  heading?: Mention;
  /** Set if a letter links here. */
  id?: string | undefined;
  editions: Edition[];
}

/** A conference in one line. */
interface Edition {
  day: Day;
  name: string;
  href: string;
  place: string;
  talks: string;
}

/** Returns the view of one page of all conferences, by name. */
export function conferencesView(archive: Archive, number: number): ConferencesView {
  const { site, conferencesBySeries } = archive;
  const { items, pager } = pageOf(conferencesPath, conferencesBySeries, entriesPerPage, number);
  const words = wordsOf(site);
  const letters = lettersOf(conferencesPath, conferencesBySeries);
  return {
    frame: {
      site,
      title: words.sections.Conferences,
      description: words.conferencesIn(site.title),
      path: pagePath(conferencesPath, number),
      pager,
      section: 'Conferences',
    },
    letters,
    groups: editionGroups(items, letters.length > 0, words),
  };
}

/** Returns conferences under their series, those without other editions under no heading. */
function editionGroups(
  conferences: readonly Conference[],
  byLetter: boolean,
  words: Words,
): EditionGroup[] {
  const groups: EditionGroup[] = [];
  let previous: Conference | undefined;
  for (const conference of conferences) {
    const series = seriesOf(conference);
    const newLetter = byLetter && previous?.letter !== conference.letter;
    if (!previous || newLetter || seriesOf(previous) !== series)
      groups.push({
        ...(series && { heading: { text: series.name, href: seriesPath(series) } }),
        id: newLetter ? letterId(conference.letter) : undefined,
        editions: [],
      });
    groups.at(-1)!.editions.push(edition(conference, words));
    previous = conference;
  }
  return groups;
}

/** Returns a conference's series if it has other editions. */
function seriesOf({ series }: Conference): Series | undefined {
  return series && series.conferences.length > 1 ? series : undefined;
}

function edition(conference: Conference, words: Words): Edition {
  return {
    day: conference.startDate,
    name: conference.name,
    href: conferencePath(conference),
    place: place({ ...conference, venue: undefined }, words.online),
    talks: words.count(conference.talks.length, 'talk'),
  };
}
