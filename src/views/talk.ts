import type { ByDigest } from '../archive/by-digest.ts';
import type { Talk } from '../archive/model.ts';
import { editTalkUrl, newTalkUrl } from '../archive/repository.ts';
import { markedLanguage, type Site } from '../archive/site.ts';
import { summaryOf, talkRecord, type TalkRecord } from '../archive/talk.ts';
import { conferenceFeed, topicFeed } from '../feeds/feed.ts';
import { bibtex, citationText } from '../data/citation.ts';
import { conferencePath, conferencesPath, contributePath, seriesPath, talkPath } from '../paths.ts';
import { conferencePicture, talkPicture } from '../pictures/picture.ts';
import { citationMeta, type Meta } from '../seo/citation-meta.ts';
import { talkThings } from '../seo/structured-data.ts';
import { wordsOf } from '../words/index.ts';
import { linkedTalkEntry, titleOf, type EntryGroup, type Mention } from './entry.ts';
import type { View } from './frame.ts';
import { correctionMail, deadLinkReport, newTalkMail, summaryMail } from './mail.ts';

export interface TalkView extends View {
  /** What reference managers read. */
  meta: Meta[];
  citation: { text: string; bibtex: string };
  talk: ByDigest<TalkRecord>;
  /** Where to write the missing summary, and the mail that sends it; at least one of the two. */
  write: { href?: string | undefined; mail?: string | undefined };
  /** Links to the web editor with this talk and with a new one, and mails for those without it. */
  changes: Mention[];
  previous?: Mention | undefined;
  next?: Mention | undefined;
  /** Links to other talks. */
  groups: EntryGroup[];
}

/** Returns the view of a talk. */
export function talkView(site: ByDigest<Site>, talk: Talk): TalkView {
  const { conference, speakers, previous, next } = talk;
  const lang = markedLanguage(site);
  const words = wordsOf(site);
  const record = talkRecord(talk);
  const { title } = titleOf(talk, site);
  const topics = talk.withdrawn ? [] : talk.topics;
  const names = speakers.map(({ speaker }) => speaker.name).join(', ');
  const editor = editTalkUrl(site, talk);
  const mail = summaryMail(site, talk);
  return {
    frame: {
      site,
      title: [title, names, conference.name].filter(Boolean).join(' – '),
      description: talk.withdrawn
        ? words.withdrawn(talk.withdrawn.reason)
        : summaryOf(talk) || words.noSummaryFor(names, conference.name),
      path: talkPath(talk),
      section: 'Talks',
      noindex: !!talk.withdrawn,
      picture: talkPicture(talk, site) ?? conferencePicture(conference, site),
      article: { published: talk.published, lastModified: talk.lastModified },
      creator: talk.withdrawn ? undefined : talk.creator,
      feeds: [conferenceFeed(site, conference), ...topics.map((topic) => topicFeed(site, topic))],
      trail: [
        { text: words.sections.Conferences, href: conferencesPath },
        ...(conference.series
          ? [{ text: conference.series.name, href: seriesPath(conference.series), lang }]
          : []),
        { text: conference.name, href: conferencePath(conference), lang },
      ],
      things: talk.withdrawn ? [] : talkThings(talk, site),
    },
    meta: talk.withdrawn ? [] : citationMeta(record, site),
    citation: { text: citationText(record, site), bibtex: bibtex(record, site) },
    talk: record,
    write: { href: editor ?? (mail ? undefined : contributePath), mail },
    changes: talk.withdrawn
      ? []
      : [
          { text: words.editTalk, href: editor },
          {
            text: words.sendCorrection,
            href: correctionMail(site, talk.title, talkPath(talk)),
          },
          {
            text: words.reportDeadLink,
            href: linksOut(talk) ? deadLinkReport(site, talk) : undefined,
          },
          {
            text: words.addTalk,
            href: newTalkUrl(site, conference) ?? newTalkMail(site, conference),
          },
        ].filter(({ href }) => href),
    previous: previous && neighbor(previous, site),
    next: next && neighbor(next, site),
    groups: linkGroups(talk, site),
  };
}

function linksOut({ downloads, outsideLinks }: Talk): boolean {
  return outsideLinks.length > 0 || downloads.some((each) => each.url);
}

function neighbor(talk: Talk, site: Site): Mention {
  const { title, language } = talk;
  return { text: title, href: talkPath(talk), lang: markedLanguage(site, language) };
}

/** Returns the talks that a talk links to, by reason; [] if there are none. */
function linkGroups({ links }: Talk, site: Site): EntryGroup[] {
  const words = wordsOf(site);
  return [
    { text: words.sameElsewhere, talks: links.elsewhere },
    { text: words.linkingHere, talks: links.linkedFrom },
    { text: words.related, talks: links.related() },
  ]
    .filter(({ talks }) => talks.length > 0)
    .map(({ text, talks }) => ({
      heading: { text },
      entries: talks.map((other) => linkedTalkEntry(other, site)),
    }));
}
