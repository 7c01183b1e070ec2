import type { Archive } from '../archive/archive.ts';
import type { ByDigest } from '../archive/by-digest.ts';
import type { Speaker } from '../archive/model.ts';
import { markedLanguage, type Site } from '../archive/site.ts';
import { coSpeakers } from '../archive/speaker.ts';
import { speakerFeed } from '../feeds/feed.ts';
import { speakerThings } from '../seo/structured-data.ts';
import { speakerPath, speakersPath } from '../paths.ts';
import type { Mention } from './entry.ts';
import { byNameView, byTalksView, type NamesView } from './names.ts';
import { talksView, type TalksView } from './talks.ts';

/** Returns the view of one page of all speakers, by family name. */
export function speakersView(archive: Archive, number: number): NamesView {
  return byNameView(speakerIndex(archive), archive.speakers, number);
}

/** Returns the view of one page of all speakers, by number of talks. */
export function speakersByTalksView(archive: Archive, number: number): NamesView {
  return byTalksView(speakerIndex(archive), archive.speakersByTalks, number);
}

function speakerIndex({ site }: Archive) {
  return {
    site,
    section: 'Speakers' as const,
    path: speakersPath,
    noun: 'speaker' as const,
    pathOf: speakerPath,
  };
}

/** Returns the view of one page of a speaker's talks. */
export function speakerView(site: ByDigest<Site>, speaker: Speaker, number: number): TalksView {
  const pages = profiles(speaker);
  return talksView(site, speaker, number, {
    section: 'Speakers',
    sectionPath: speakersPath,
    path: speakerPath(speaker),
    feeds: [speakerFeed(site, speaker)],
    noindex: speaker.talks.length === 0,
    things: number === 1 ? speakerThings(speaker, pages, site) : [],
    description: (span: string) => `${speaker.label}: ${span}.`,
    coSpeakers: coSpeakers(speaker).map((other) => ({
      text: other.name,
      href: speakerPath(other),
      lang: markedLanguage(site),
    })),
    lines: [{ mentions: pages.map((profile) => [profile]) }],
  });
}

/** Returns links to a speaker's pages on other sites, which can link back to prove whose they are. */
function profiles({ website, github, mastodon, orcid }: Speaker): Mention[] {
  const [user, server] = mastodon?.replace(/^@/, '').split('@') ?? [];
  const links = [
    ...(website ? [{ text: new URL(website).host, href: website }] : []),
    ...(github ? [{ text: 'GitHub', href: `https://github.com/${github}` }] : []),
    ...(server ? [{ text: 'Mastodon', href: `https://${server}/@${user}` }] : []),
    ...(orcid ? [{ text: 'ORCID', href: `https://orcid.org/${orcid}` }] : []),
  ];
  return links.map((link) => ({ ...link, rel: 'me' }));
}
