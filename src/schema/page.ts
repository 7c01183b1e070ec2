import { z } from 'zod';
import { day, text } from './fields.ts';

/** `content/pages/home.md` and `about.md`. */
export const page = z.strictObject({
  title: text.describe('The page’s heading.'),
  published: day.optional().describe('The day the page was first published.'),
  lastModified: day.optional().describe('The day of the last significant change.'),
});
