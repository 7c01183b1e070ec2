import type { Archive } from '../archive/archive.ts';
import { isAvailable, type Download } from '../archive/download.ts';
import type { Speaker, Talk } from '../archive/model.ts';
import { editTalkUrl } from '../archive/repository.ts';
import type { Site } from '../archive/site.ts';
import { homePath, talkPath } from '../paths.ts';
import { wordsOf } from '../words/index.ts';
import { downloadTitle } from '../words/names.ts';

const english = wordsOf({ language: 'en' });

/**
 * Returns a message to each speaker whose talks have downloads that nobody can get, by the speaker's id.
 * They are in English, for whoever keeps the archive to send.
 */
export function letters({ site, speakers }: Archive): Map<string, string> {
  return new Map(
    speakers.flatMap((speaker): [string, string][] => {
      const talks = speaker.talks.filter(({ downloads }) => !downloads.every(isAvailable));
      return talks.length ? [[speaker.id, letter(site, speaker, talks)]] : [];
    }),
  );
}

function letter(site: Site, speaker: Speaker, talks: readonly Talk[]): string {
  const [first] = talks;
  const subject =
    talks.length === 1 && first ? `your talk “${first.title}”` : `${talks.length} of your talks`;
  return `To: ${[speaker.name, ...addresses(speaker)].join(', ')}
Subject: ${site.title}: files of ${subject}

Hello ${speaker.name},

${site.title} has ${talks.length === 1 ? 'a page' : 'pages'} about ${subject}. Some files can no longer be found:

${talks.map((talk) => about(site, talk)).join('\n')}
If you have one of them, please send it, or its new address. Please say, too, whether we may keep a copy,
and under which license, such as CC-BY-4.0: then it can’t get lost again.

${howToAnswer(site)}

Thank you!
`;
}

/** Returns what a speaker's file says about reaching them. No mail address is published. */
function addresses({ website, mastodon, github }: Speaker): string[] {
  return [website, mastodon, github && `https://github.com/${github}`].flatMap(
    (each) => each ?? [],
  );
}

function about(site: Site, talk: Talk): string {
  const { title, conference, date, downloads } = talk;
  const missing = downloads.filter((download) => !isAvailable(download)).map(state);
  const editor = editTalkUrl(site, talk);
  return [
    `“${title}”, ${conference.name}, ${english.longDate(date)}`,
    // Only builds know the base path, which is part of the site's URL.
    new URL(talkPath(talk).slice(homePath.length), site.url).href,
    ...missing.map((line) => `- ${line}`),
    ...(editor ? [`To correct the page yourself: ${editor}`] : []),
    '',
  ].join('\n');
}

function state(download: Download): string {
  const { url, gone } = download;
  const title = downloadTitle(download, english);
  return url && gone
    ? `${title}: no answer since ${english.longDate(gone)} from ${url}`
    : `${title}: lost, as far as we know`;
}

function howToAnswer({ contact, repository }: Site): string {
  if (contact) return `You can answer this message, or write to ${contact}.`;
  if (repository) return `You can answer this message, or open an issue at ${repository}.`;
  return 'You can answer this message.';
}
