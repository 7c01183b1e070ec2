import { z } from 'zod';
import {
  alias,
  day,
  expected,
  flag,
  invalid,
  language,
  license,
  listOf,
  mailAddress,
  text,
  webAddress,
} from './fields.ts';

const publicFile = z
  .string({ error: expected('the path of a file below public/, as in CNAME') })
  .regex(
    /^(?!.*(?:^|\/)\.\.?(?:\/|$))[^/\\\p{C}][^\\\p{C}]*$/u,
    invalid('is not the path of a file below public/; write it as in .well-known/security.txt'),
  );

/** `content/site.yaml`. */
export const site = z.strictObject({
  contract: z
    .literal(1, { error: expected('contract: 1') })
    .describe('The version of the content format that this archive uses.'),
  title: text.describe('The name of the archive.'),
  description: text.describe('One sentence about the archive.'),
  url: webAddress
    .transform((url) => url.replace(/(?<!\/)\/*$/, '/'))
    .describe('The site’s URL, including its base path. SITE_URL overrides it.'),
  language: language.describe(
    'The language of the archive (BCP 47), and of the interface if Aftertalk has its words.',
  ),
  license: license.describe('The license of the summaries (SPDX).'),
  repository: webAddress
    .optional()
    .describe('The URL of the content’s repository, for edit links.'),
  branch: text.default('main').describe('The branch that edit links open.'),
  contact: mailAddress
    .optional()
    .describe(
      'The mail address for texts and corrections, for readers who don’t use the repository.',
    ),
  feedAuthority: z
    .string({ error: expected('a domain and a year, as in aftertalk.example,2011') })
    .regex(
      /^[a-z0-9.-]+\.[a-z]+,\d{4}(?:-\d{2}(?:-\d{2})?)?$/,
      invalid('is not a tag authority (RFC 4151); write domain,year, as in aftertalk.example,2011'),
    )
    .describe('The authority of all feed ids (RFC 4151). Never change it, even with a new domain.'),
  contentSignals: z
    .strictObject(
      {
        search: flag.optional().describe('Whether search engines may list the site.'),
        aiInput: flag.optional().describe('Whether AI may read the site to answer a question.'),
        aiTrain: flag.optional().describe('Whether AI may be trained with the site.'),
      },
      { error: expected('it as in {search: true, aiInput: true, aiTrain: false}') },
    )
    .optional()
    .describe('What the archive wishes of machines that read it, for robots.txt and the data.'),
  publish: listOf(publicFile).describe(
    'The files of public/ that configure the host or prove who owns the site, such as CNAME.',
  ),
});

/** `content/pages/home.md`, and each page that is published by its own name. */
export const page = z.strictObject({
  title: text.describe('The page’s heading.'),
  published: day.optional().describe('The day the page was first published.'),
  lastModified: day.optional().describe('The day of the last significant change.'),
  aliases: listOf(alias).describe('Former paths of this page. Each redirects to it.'),
});
