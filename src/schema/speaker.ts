import { z } from 'zod';
import { alias, expected, invalid, listOf, text, webAddress } from './fields.ts';

/** `content/speakers/<speaker>.md`, which is optional. */
export const speaker = z.strictObject({
  name: text.describe('The display name.'),
  sortName: text.optional().describe('The name to sort by, such as Kok, Gideon de.'),
  alsoKnownAs: listOf(text).describe('Other spellings. Talks that use one link to this page.'),
  website: webAddress.optional().describe('The speaker’s website.'),
  github: handle(/^[A-Za-z0-9-]+$/, 'octocat', lastPart)
    .optional()
    .describe('The speaker’s GitHub username.'),
  mastodon: handle(/^@?[\w.-]+@[\w.-]+\.\w+$/, '@name@server.example', mastodonIn)
    .optional()
    .describe('The speaker’s Mastodon handle.'),
  orcid: handle(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/, '0000-0002-1825-0097', lastPart)
    .optional()
    .describe('The speaker’s ORCID iD.'),
  aliases: listOf(alias).describe('Former paths of this page. Each redirects to it.'),
});

function handle(pattern: RegExp, example: string, meant: (text: string) => string | undefined) {
  return z
    .string({ error: expected(`it as in ${example}`) })
    .regex(pattern, invalid(`is not of the right form; write it as in ${example}`, meant));
}

/** @example lastPart('https://github.com/octocat') // => 'octocat' @example lastPart('@octocat') // => 'octocat' */
function lastPart(text: string): string | undefined {
  return text.match(/^(?:https?:\/\/[^/]+\/|@)([\w-]+)\/?$/)?.[1];
}

/** @example mastodonIn('https://server.example/@name') // => '"@name@server.example"' */
function mastodonIn(text: string): string | undefined {
  const [, server, name] = text.match(/^https?:\/\/([^/]+)\/@([\w.-]+)\/?$/) ?? [];
  return name && `"@${name}@${server}"`;
}
