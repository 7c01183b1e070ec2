import { allFiles } from '../../loader/content-file.ts';
import { error, warning } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** A talk's date is a day of its conference. Abstracts only get a warning: speakers announce wrong dates. */
export const conferenceDays: Rule = ({ files }) => {
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
};
