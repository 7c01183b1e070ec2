import { allOf } from '../../loader/entry.ts';
import { error, warning } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** Days that contradict each other within one file. */
export const dates: Rule = ({ files }) => [
  ...[...allOf(files, 'talks'), ...allOf(files, 'pages')].flatMap(({ source, fields }) => {
    const date = 'date' in fields ? fields.date : undefined;
    const { lastModified, published } = fields;
    const first = published ?? date;
    if (!lastModified || !first || lastModified >= first) return [];
    const message = `lastModified ${lastModified} is before the text was published (${first}); mend one of the two`;
    return [error(source.file, source.place(['lastModified']), message, 'last-modified')];
  }),
  ...allOf(files, 'talks').flatMap(({ source, fields: { date, published } }) => {
    if (!date || !published || published >= date) return [];
    const message = `published ${published} is before the talk was given (${date}); mend one of the two`;
    return [warning(source.file, source.place(['published']), message, 'published-before-talk')];
  }),
  ...allOf(files, 'conferences').flatMap(({ source, fields: { startDate, endDate } }) => {
    if (!startDate || !endDate || endDate >= startDate) return [];
    const message = `endDate ${endDate} is before startDate ${startDate}; mend one of the two`;
    return [error(source.file, source.place(['endDate']), message, 'end-date')];
  }),
];
