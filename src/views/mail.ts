import { licenseName } from '../archive/license.ts';
import type { Conference, Talk } from '../archive/model.ts';
import type { Site } from '../archive/site.ts';
import { absolute, talkPath } from '../paths.ts';

// Each returns the URL of a mail to `contact`, to be filled in; undefined if site.yaml has none.

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

export function correctionMail(site: Site, talk: Talk): string | undefined {
  const lines = [absolute(talkPath(talk), site), '', 'What is wrong, and what is right:', ''];
  return mailUrl(site, `Correction: ${talk.title}`, lines);
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
