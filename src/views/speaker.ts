import type { Archive } from '../archive/archive.ts';
import { withoutSummaries, withSummaries } from '../archive/pagination.ts';
import type { Site } from '../archive/site.ts';
import { coSpeakers, initial, type Speaker } from '../archive/speaker.ts';
import { speakerFeed } from '../feeds/feed.ts';
import { pagePath, speakerPath, speakersPath } from '../paths.ts';
import { spanOfTalks, talksByYear, type Mention } from './entry.ts';
import { part, type ListView } from './list.ts';
import type { NamesView } from './names.ts';

/** What stands above a speaker's talks. */
export interface SpeakerHead {
  name: string;
  html: string;
  span: string;
  /** With whom they spoke most. */
  others: Mention[];
  elsewhere: Mention[];
  rss?: string | undefined;
}

export interface SpeakerView extends ListView {
  head: SpeakerHead;
}

export interface SpeakersView extends NamesView {
  /** Each letter, and the page where its speakers begin; nothing where one page holds all. */
  letters: { letter: string; href: string }[];
}

/** One page of all speakers, by family name. */
export function speakersView({ site, speakers }: Archive, number: number): SpeakersView {
  const description = `Who gave the talks in ${site.title}.`;
  const { items, pager } = part(speakersPath, speakers, withoutSummaries, number);
  return {
    frame: {
      site,
      title: 'Speakers',
      description,
      path: pagePath(speakersPath, pager.number),
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

/** One page of a speaker's talks. */
export function speakerView(site: Site, speaker: Speaker, number: number): SpeakerView {
  const list = speakerPath(speaker);
  const feed = speakerFeed(site, speaker);
  const head = speakerHead(speaker, feed?.path);
  const { items, pager } = part(list, speaker.talks, withSummaries, number);
  return {
    frame: {
      site,
      title: speaker.label,
      description: speaker.body.opening || `${speaker.label}: ${head.span}.`,
      path: pagePath(list, pager.number),
      feed: feed && { title: feed.title, path: feed.path },
      section: 'Speakers',
    },
    head,
    groups: talksByYear(items, (talk) => talk.date, site),
    pager,
  };
}

function speakerHead(speaker: Speaker, rss: string | undefined): SpeakerHead {
  const { website, github, mastodon, orcid } = speaker;
  const [user, server] = mastodon?.replace(/^@/, '').split('@') ?? [];
  return {
    name: speaker.name,
    html: speaker.body.html,
    span: spanOfTalks(speaker.talks),
    others: coSpeakers(speaker).map((other) => ({ text: other.name, href: speakerPath(other) })),
    elsewhere: [
      ...(website ? [{ text: new URL(website).host, href: website }] : []),
      ...(github ? [{ text: 'GitHub', href: `https://github.com/${github}` }] : []),
      ...(server ? [{ text: 'Mastodon', href: `https://${server}/@${user}` }] : []),
      ...(orcid ? [{ text: 'ORCID', href: `https://orcid.org/${orcid}` }] : []),
    ],
    rss,
  };
}

/** Made once for all pages of one list. */
const letters = new WeakMap<readonly Speaker[], SpeakersView['letters']>();

function lettersOf(speakers: readonly Speaker[]): SpeakersView['letters'] {
  const known = letters.get(speakers);
  if (known) return known;
  const first = new Map<string, number>();
  speakers.forEach((speaker, index) => {
    if (!first.has(initial(speaker))) first.set(initial(speaker), index);
  });
  const made = [...first].map(([letter, index]) => ({
    letter,
    href: `${pagePath(speakersPath, Math.floor(index / withoutSummaries) + 1)}#letter:${letter}`,
  }));
  letters.set(speakers, made);
  return made;
}
