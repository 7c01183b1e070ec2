import { z } from 'zod';
import { contrast, leastContrast, readable, type Scheme } from '../archive/color.ts';
import { optionalParts } from '../archive/site.ts';
import {
  alias,
  day,
  expected,
  flag,
  id,
  invalid,
  language,
  license,
  listOf,
  mailAddress,
  oneOf,
  text,
  webAddress,
} from './fields.ts';

const publicFile = z
  .string({ error: expected('the path of a file below public/, as in CNAME') })
  .regex(
    /^(?!.*(?:^|\/)\.\.?(?:\/|$))[^/\\\p{C}][^\\\p{C}]*$/u,
    invalid('is not the path of a file below public/; write it as in .well-known/security.txt'),
  );

/** The type of an image that every page can show. */
const imageFile = publicFile.regex(
  /\.(?:svg|png|jpe?g|webp|avif|gif)$/i,
  invalid('is not an image; name one of public/, as in logo.svg or logo.png'),
);

/** A color that can be read as text. */
const accentColor = (scheme: Scheme) =>
  z
    .string({ error: expected('a color in quotes, as in "#992220"', colorIn) })
    .regex(
      /^#(?:[\da-f]{3}|[\da-f]{6})$/i,
      invalid('is not a color; write # and six hexadecimal digits, as in "#992220"', colorIn),
    )
    .refine((color) => contrast(color, scheme) >= leastContrast, {
      error: ({ input }) => {
        const color = String(input);
        const measured = Math.floor(contrast(color, scheme) * 10) / 10;
        return `"${color}" has a contrast of ${measured}:1 with the ${scheme} paper, under ${leastContrast}:1; write "${readable(color, scheme)}"`;
      },
    });

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
  accent: z
    .strictObject(
      {
        light: accentColor('light').describe('The color on light paper.'),
        dark: accentColor('dark').describe('The color on dark paper.'),
      },
      { error: expected('it as in {light: "#992220", dark: "#f7a885"}') },
    )
    .optional()
    .describe('The color of links, in the light and the dark color scheme.'),
  logo: z
    .strictObject(
      {
        file: imageFile.describe('An image in public/, as in logo.svg.'),
        alt: text
          .optional()
          .describe('What the image says. It then replaces the name, else it is next to it.'),
      },
      { error: expected('it as in {file: logo.svg, alt: Our talks}') },
    )
    .optional()
    .describe('The image at the top of every page, which links to the front page.'),
  nav: listOf(id).describe('The ids of own pages to list at the top of every page, in this order.'),
  links: listOf(
    z.strictObject(
      {
        text: text.describe('The text of the link.'),
        url: webAddress.describe('Where it leads.'),
        rel: z
          .string({ error: expected('a word, as in me') })
          .regex(/^[a-z]+(?:[ -][a-z]+)*$/, invalid('is not a link type; write one, as in me'))
          .optional()
          .describe('The type of the link, such as me for a profile of the same people.'),
      },
      {
        error: expected('one as in {text: Mastodon, url: https://social.example/@us, rel: me}'),
      },
    ),
  ).describe('Links at the bottom of every page: a mailing list, a chat, a profile.'),
  leaveOut: listOf(oneOf(optionalParts)).describe(
    'Parts to omit from a very large site. LEAVE_OUT overrides it.',
  ),
  publish: listOf(publicFile).describe(
    'The files of public/ that configure the host or prove who owns the site, such as CNAME.',
  ),
});

/** @example colorIn('992220') // => '"#992220"' */
function colorIn(text: string): string | undefined {
  return /^(?:[\da-f]{3}|[\da-f]{6})$/i.test(text) ? `"#${text}"` : undefined;
}

/** `content/pages/home.md`, and each page that is published by its own name. */
export const page = z.strictObject({
  title: text.describe('The page’s heading.'),
  published: day.optional().describe('The day the page was first published.'),
  lastModified: day.optional().describe('The day of the last significant change.'),
  aliases: listOf(alias).describe('Former paths of this page. Each redirects to it.'),
});
