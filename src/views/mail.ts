import { licenseName } from '../archive/license.ts';
import { deadLinkIssueUrl } from '../archive/repository.ts';
import type { Conference, Talk } from '../archive/model.ts';
import type { Site } from '../archive/site.ts';
import { absolute, talkPath } from '../paths.ts';
import { wordsOf } from '../words/index.ts';

// Each returns the URL of a mail to `contact`, or of an issue, to be filled in; undefined if site.yaml
// has none.

/** For a talk at a conference. */
export function newTalkMail(site: Site, conference: Conference | undefined): string | undefined {
  const { mail } = wordsOf(site);
  return mailUrl(site, mail.newTalk, [
    mail.title,
    mail.speakers,
    mail.conference(conference?.name ?? ''),
    mail.day,
    mail.links,
    ...summary(site),
  ]);
}

/** For the summary that a talk lacks. */
export function summaryMail(site: Site, talk: Talk): string | undefined {
  return mailUrl(site, wordsOf(site).mail.summaryOf(talk.title), [
    absolute(talkPath(talk), site),
    ...summary(site),
  ]);
}

/** For the page of a talk, or another with a text. */
export function correctionMail(site: Site, title: string, path: string): string | undefined {
  const { mail } = wordsOf(site);
  return mailUrl(site, mail.correctionOf(title), [absolute(path, site), '', mail.correction, '']);
}

/** Returns a new issue about a dead link on a talk's page, or a mail without a repository. */
export function deadLinkReport(site: Site, talk: Talk): string | undefined {
  const page = absolute(talkPath(talk), site);
  const { mail } = wordsOf(site);
  const title = mail.deadLinkOf(talk.title);
  const lines = [page, '', mail.deadLink, mail.whereNow, ''];
  return deadLinkIssueUrl(site, title, page, lines.join('\n')) ?? mailUrl(site, title, lines);
}

function summary(site: Site): string[] {
  const { mail } = wordsOf(site);
  return ['', mail.summary(licenseName(site.license)), '', '', mail.name, ''];
}

/** Encodes as RFC 6068 requires: `URLSearchParams` would write a space as `+`. */
function mailUrl({ contact }: Site, subject: string, lines: string[]): string | undefined {
  const [subjectPart, body] = [subject, lines.join('\r\n')].map(encodeURIComponent);
  return (
    contact &&
    `mailto:${encodeURIComponent(contact).replace('%40', '@')}?subject=${subjectPart}&body=${body}`
  );
}
