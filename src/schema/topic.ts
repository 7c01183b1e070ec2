import { z } from 'zod';
import { alias, id, listOf, text } from './fields.ts';

/** `content/topics/<topic>.md`. */
export const topic = z.strictObject({
  name: text
    .refine(
      (name) => !name.includes(','),
      'has a comma, where feeds and search split names; write it without one',
    )
    .describe('The name of the topic, without a comma.'),
  alsoKnownAs: listOf(text).describe('Other names and spellings, for search and for did-you-mean.'),
  related: listOf(id).describe('Ids of related topics.'),
  replacedBy: id.optional().describe('The id of the topic that replaces this one.'),
  aliases: listOf(alias).describe('Former paths of this page. Each redirects to it.'),
});
