import { licenseName } from '../archive/license.ts';
import { deadLinkIssueUrl } from '../archive/repository.ts';
import type { Conference, Talk } from '../archive/model.ts';
import type { Site } from '../archive/site.ts';
import { absolute, talkPath } from '../paths.ts';

// Each returns the URL of a mail to `contact`, or of an issue, to be filled in; undefined if site.yaml
// has none.

/** For a talk at a conference. */
export function newTalkMail(site: Site, conference: Conference | undefined): string | undefined {
  return mailUrl(site, 'New talk', [
    'Title:',
    'Speakers:',
    `Conference: ${conference?.name ?? ''}`,
    'Day:',
    'Links to slides, code or a recording:',
    ...summary(site),
  ]);
}

/** For the summary that a talk lacks. */
export function summaryMail(site: Site, talk: Talk): string | undefined {
  return mailUrl(site, `Summary: ${talk.title}`, [
    absolute(talkPath(talk), site),
    ...summary(site),
  ]);
}

/** For the page of a talk, or another with a text. */
export function correctionMail(site: Site, title: string, path: string): string | undefined {
  const lines = [absolute(path, site), '', 'What is wrong, and what is right:', ''];
  return mailUrl(site, `Correction: ${title}`, lines);
}

/** Returns a new issue about a dead link on a talk's page, or a mail without a repository. */
export function deadLinkReport(site: Site, talk: Talk): string | undefined {
  const page = absolute(talkPath(talk), site);
  const title = `Dead link: ${talk.title}`;
  const lines = [page, '', 'Which link:', 'Where it is now, if you know:', ''];
  return deadLinkIssueUrl(site, title, page, lines.join('\n')) ?? mailUrl(site, title, lines);
}

function summary({ license }: Site): string[] {
  return [
    '',
    `Summary, in your own words, to be published under ${licenseName(license)}:`,
    '',
    '',
    'Your name, as the page will credit you:',
    '',
  ];
}

/** Encodes as RFC 6068 requires: `URLSearchParams` would write a space as `+`. */
function mailUrl({ contact }: Site, subject: string, lines: string[]): string | undefined {
  const [subjectPart, body] = [subject, lines.join('\r\n')].map(encodeURIComponent);
  return (
    contact &&
    `mailto:${encodeURIComponent(contact).replace('%40', '@')}?subject=${subjectPart}&body=${body}`
  );
}
