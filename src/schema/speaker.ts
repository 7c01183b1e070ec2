import { z } from 'zod';
import { alias, expected, listOf, text, webAddress } from './fields.ts';

/** `content/speakers/<speaker>.md`, which is optional. */
export const speaker = z.strictObject({
  name: text.describe('The display name.'),
  sortName: text.optional().describe('The name as indexes sort it, as in Kok, Gideon de.'),
  alsoKnownAs: listOf(text).describe('Other spellings; talks that use one lead to this page.'),
  website: webAddress.optional().describe('Their own website.'),
  github: handle(/^[A-Za-z0-9-]+$/, 'octocat')
    .optional()
    .describe('Their name at GitHub.'),
  mastodon: handle(/^@?[\w.-]+@[\w.-]+\.\w+$/, '@name@server.example')
    .optional()
    .describe('Their Mastodon address.'),
  orcid: handle(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/, '0000-0002-1825-0097')
    .optional()
    .describe('Their ORCID iD.'),
  aliases: listOf(alias).describe('Former paths of their page; each becomes a redirect.'),
});

function handle(pattern: RegExp, example: string) {
  return z.string({ error: expected(`it as in ${example}`) }).regex(pattern, {
    error: ({ input }) => `${JSON.stringify(input)} is not of the form ${example}`,
  });
}
