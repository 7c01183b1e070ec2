import { allFiles } from '../../loader/content-file.ts';
import { error, warning } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** The dates of a file don't contradict each other. */
export const dates: Rule = ({ files }) => [
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
