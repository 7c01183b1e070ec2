import { z } from 'zod';
import { alias, day, flag, listOf, text, webAddress } from './fields.ts';

/** `content/conferences/<conference>.md`: one edition. */
export const conference = z.strictObject({
  name: text.describe('The name of this edition, as in PyGrunn 2011.'),
  series: text.optional().describe('What it is an edition of, as in PyGrunn.'),
  startDate: day.describe('Its first day.'),
  endDate: day.optional().describe('Its last day; the first, if left out.'),
  city: text.optional().describe('Where it was held.'),
  country: text.optional().describe('The country’s display name.'),
  venue: text.optional().describe('The building.'),
  online: flag.default(false).describe('Whether it could be attended online.'),
  organizers: listOf(text).describe('Who organized it.'),
  website: webAddress.optional().describe('Its own website.'),
  archivedWebsite: webAddress.optional().describe('An archived copy of that website.'),
  aliases: listOf(alias).describe('Former paths of its page; each becomes a redirect.'),
});
