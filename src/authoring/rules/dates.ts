import { filesOf } from '../entry.ts';
import { error } from '../source.ts';
import type { Rule } from './index.ts';

/** Days that contradict each other within one file. */
export const dates: Rule = ({ files }) => [
  ...filesOf(files, 'talks').flatMap(({ source, data: { published, date, lastModified } }) => {
    const first = published ?? date;
    if (!lastModified || lastModified >= first) return [];
    const message = `lastModified ${lastModified} is before the text was published (${first})`;
    return [error(source.file, source.place(['lastModified']), message, 'last-modified')];
  }),
  ...filesOf(files, 'conferences').flatMap(({ source, data: { startDate, endDate } }) => {
    if (!endDate || endDate >= startDate) return [];
    const message = `endDate ${endDate} is before startDate ${startDate}`;
    return [error(source.file, source.place(['endDate']), message, 'end-date')];
  }),
];
