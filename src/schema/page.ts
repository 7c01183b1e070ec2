import { z } from 'zod';
import { day, text } from './fields.ts';

/** `content/pages/home.md` and `about.md`. */
export const page = z.strictObject({
  title: text.describe('The heading of the page.'),
  published: day.optional().describe('The day the page first went online.'),
  lastModified: day.optional().describe('The day of its last change of substance.'),
});
