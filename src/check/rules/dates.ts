import { allFiles, type ContentFile } from '../../loader/content-file.ts';
import type { Finding } from '../../loader/finding.ts';
import { error, warning } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** Dates don't contradict each other. */
export const dates: Rule = ({ files }) => [
  ...daysOutsideConference(files),
  ...[...allFiles(files, 'talks'), ...allFiles(files, 'pages')].flatMap(({ source, fields }) => {
    const date = 'date' in fields ? fields.date : undefined;
    const { lastModified, published } = fields;
    const first = published ?? date;
    if (!lastModified || !first || lastModified >= first) return [];
    const message = `lastModified ${lastModified} is before the text was published (${first}); correct one of them`;
    return [error(source.file, source.place(['lastModified']), message, 'last-modified')];
  }),
  ...allFiles(files, 'talks').flatMap(({ source, fields: { date, published } }) => {
    if (!date || !published || published >= date) return [];
    const message = `published ${published} is before the talk was given (${date}); correct one of them`;
    return [warning(source.file, source.place(['published']), message, 'published-before-talk')];
  }),
  ...allFiles(files, 'conferences').flatMap(({ source, fields: { startDate, endDate } }) => {
    if (!startDate || !endDate || endDate >= startDate) return [];
    const message = `endDate ${endDate} is before startDate ${startDate}; correct one of them`;
    return [error(source.file, source.place(['endDate']), message, 'end-date')];
  }),
];

/** For an abstract, this is only a warning: speakers announce wrong dates. */
function daysOutsideConference(files: readonly ContentFile[]): Finding[] {
  const conferences = new Map(allFiles(files, 'conferences').map(({ id, fields }) => [id, fields]));
  return allFiles(files, 'talks').flatMap(({ id, source, fields: { date, text } }) => {
    const conference = id.split('/', 1)[0] ?? '';
    const { startDate, endDate = startDate } = conferences.get(conference) ?? {};
    if (!date || !startDate || !endDate || endDate < startDate) return [];
    if (date >= startDate && date <= endDate) return [];
    const days = startDate === endDate ? startDate : `${startDate} to ${endDate}`;
    const message = `date ${date} is not a day of ${conference} (${days}); correct it, or the days in content/conferences/${conference}.md`;
    const finding = text === 'summary' ? error : warning;
    return [finding(source.file, source.place(['date']), message, 'date-outside-conference')];
  });
}
