import type { Archive } from '../archive/archive.ts';
import type { ByDigest } from '../archive/by-digest.ts';
import type { Speaker } from '../archive/model.ts';
import type { Site } from '../archive/site.ts';
import { coSpeakers, initial } from '../archive/speaker.ts';
import { speakerFeed } from '../feeds/feed.ts';
import { pagePath, speakerPath, speakersPath } from '../paths.ts';
import type { Mention } from './entry.ts';
import { pageOf, entriesPerPage, type NamesView } from './list.ts';
import { talksView, type TalksView } from './talks.ts';

export interface SpeakersView extends NamesView {
  /** Each letter, and the page with its first speakers; empty if there is only one page. */
  letters: { letter: string; href: string }[];
}

/** Returns the view of one page of all speakers, by family name. */
export function speakersView({ site, speakers }: Archive, number: number): SpeakersView {
  const { items, pager } = pageOf(speakersPath, speakers, entriesPerPage, number);
  return {
    frame: {
      site,
      title: 'Speakers',
      description: `The speakers of the talks in ${site.title}.`,
      path: pagePath(speakersPath, number),
      section: 'Speakers',
    },
    letters: pager.count > 1 ? lettersOf(speakers) : [],
    groups: [...Map.groupBy(items, initial)].map(([heading, members]) => ({
      heading,
      names: members.map((speaker) => ({
        name: speaker.label,
        href: speakerPath(speaker),
        talks: speaker.talks.length,
      })),
    })),
    pager,
  };
}

/** Cached, because every page of the list has the same. */
function lettersOf(speakers: readonly Speaker[]): SpeakersView['letters'] {
  const cached = letters.get(speakers);
  if (cached) return cached;
  const first = new Map<string, number>();
  speakers.forEach((speaker, index) => {
    if (!first.has(initial(speaker))) first.set(initial(speaker), index);
  });
  const links = [...first].map(([letter, index]) => ({
    letter,
    href: `${pagePath(speakersPath, Math.floor(index / entriesPerPage) + 1)}#letter:${letter}`,
  }));
  letters.set(speakers, links);
  return links;
}

const letters = new WeakMap<readonly Speaker[], SpeakersView['letters']>();

/** Returns the view of one page of a speaker's talks. */
export function speakerView(site: ByDigest<Site>, speaker: Speaker, number: number): TalksView {
  return talksView(site, speaker, number, {
    section: 'Speakers',
    sectionPath: speakersPath,
    path: speakerPath(speaker),
    feed: speakerFeed(site, speaker),
    description: (span: string) => `${speaker.label}: ${span}.`,
    coSpeakers: coSpeakers(speaker).map((other) => ({
      text: other.name,
      href: speakerPath(other),
    })),
    lines: [{ mentions: profiles(speaker).map((profile) => [profile]) }],
  });
}

/** Returns links to a speaker's pages on other sites. */
function profiles({ website, github, mastodon, orcid }: Speaker): Mention[] {
  const [user, server] = mastodon?.replace(/^@/, '').split('@') ?? [];
  return [
    ...(website ? [{ text: new URL(website).host, href: website }] : []),
    ...(github ? [{ text: 'GitHub', href: `https://github.com/${github}` }] : []),
    ...(server ? [{ text: 'Mastodon', href: `https://${server}/@${user}` }] : []),
    ...(orcid ? [{ text: 'ORCID', href: `https://orcid.org/${orcid}` }] : []),
  ];
}
