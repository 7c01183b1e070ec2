import { z } from 'zod';
import { downloadTypes } from '../archive/download.ts';
import { day, expected, license, oneOf, text, webAddress } from './fields.ts';

/** One download of a talk. */
export const download = z
  .strictObject({
    type: oneOf(downloadTypes).describe('What it is.'),
    title: text.optional().describe('What readers see; the type’s name, if left out.'),
    url: webAddress.optional().describe('The original address; it is never overwritten.'),
    file: z
      .string({ error: expected('a path under public/downloads/') })
      .regex(/^(?!.*(?:^|\/)\.\.?(?:\/|$))[^/\\\p{C}][^\\\p{C}]*$/u, {
        error: ({ input }) =>
          `${JSON.stringify(input)} is not a path under public/downloads/; write it as in pygrunn-2011/slides.pdf`,
      })
      .optional()
      .describe('The archive’s own copy: a path under public/downloads/.'),
    archivedUrl: webAddress.optional().describe('A copy kept elsewhere.'),
    archivedOn: day.optional().describe('The day of that copy.'),
    license: license.optional().describe('Its license, where it differs (SPDX).'),
  })
  .refine(({ url, file }) => url !== undefined || file !== undefined, {
    error: 'has neither url nor file; add one of them',
  });
