import { z } from 'zod';
import { expected, language, license, listOf, text, webAddress } from './fields.ts';

const publicFile = z
  .string({ error: expected('the path of a file below public/, as in CNAME') })
  .regex(/^(?!.*(?:^|\/)\.\.?(?:\/|$))[^/\\\p{C}][^\\\p{C}]*$/u, {
    error: ({ input }) =>
      `${JSON.stringify(input)} is not the path of a file below public/; write it as in .well-known/security.txt`,
  });

/** `content/site.yaml` */
export const site = z.strictObject({
  contract: z
    .literal(1, { error: expected('contract: 1') })
    .describe('The version of the content contract that this archive is written to.'),
  title: text.describe('The name of the archive.'),
  description: text.describe('What the archive holds, in a sentence.'),
  url: webAddress
    .transform((url) => url.replace(/\/*$/, '/'))
    .describe('Where the site is published, base path included; SITE_URL overrides it.'),
  language: language.describe('The language of the archive (BCP 47).'),
  license: license.describe('The license of the summaries (SPDX).'),
  repository: webAddress
    .optional()
    .describe('The web address of the repository that holds the content, for edit links.'),
  branch: text.default('main').describe('The branch that edit links open.'),
  feedAuthority: z
    .string({ error: expected('a domain and a year, as in aftertalk.example,2011') })
    .regex(/^[a-z0-9.-]+\.[a-z]+,\d{4}(?:-\d{2}(?:-\d{2})?)?$/, {
      error: ({ input }) =>
        `${JSON.stringify(input)} is not a tag authority (RFC 4151); write domain,year, as in aftertalk.example,2011`,
    })
    .describe(
      'Whose feed ids these are (RFC 4151). It never changes, whatever becomes of the domain.',
    ),
  publish: listOf(publicFile).describe(
    'The files of public/ that configure the host or prove who owns the site, such as CNAME.',
  ),
});
