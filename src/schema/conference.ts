import { z } from 'zod';
import { alias, day, flag, listOf, text, webAddress } from './fields.ts';

/** `content/conferences/<conference>.md`: one edition. */
export const conference = z.strictObject({
  name: text.describe('The name of this edition, such as PyGrunn 2011.'),
  series: text.optional().describe('The series that this is an edition of, such as PyGrunn.'),
  startDate: day.describe('The first day.'),
  endDate: day.optional().describe('The last day. Omit it if the conference took one day.'),
  city: text.optional().describe('The city where it was held.'),
  country: text.optional().describe('The country’s display name.'),
  venue: text.optional().describe('The building.'),
  online: flag.default(false).describe('Whether it could be attended online.'),
  organizers: listOf(text).describe('The organizers.'),
  website: webAddress.optional().describe('The conference’s website.'),
  archivedWebsite: webAddress.optional().describe('An archived copy of that website.'),
  aliases: listOf(alias).describe('Former paths of this page. Each redirects to it.'),
});
