import { z } from 'zod';
import { downloadType } from '../archive/download-type.ts';
import { downloadTypes } from '../archive/download.ts';
import { day, expected, invalid, license, oneOf, text, webAddress } from './fields.ts';

/** A path under `public/downloads/`, which can't lead out of it. */
export const downloadFile =
  /^(?!(?:public|downloads)\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^/\\\p{C}][^\\\p{C}]*$/u;

export const download = z
  .strictObject(
    {
      type: oneOf(downloadTypes).describe('The kind of download.'),
      title: text.optional().describe('The link’s text. Defaults to the type.'),
      url: webAddress.optional().describe('The original URL. Keep it even if it stops working.'),
      gone: day.optional().describe('The day since when the original URL doesn’t answer.'),
      file: z
        .string({ error: expected('a path under public/downloads/') })
        .regex(
          downloadFile,
          invalid(
            'is not a path under public/downloads/; write it as in pygrunn-2011/slides.pdf',
            belowDownloads,
          ),
        )
        .optional()
        .describe('The archive’s own copy, as a path under public/downloads/.'),
      archivedUrl: webAddress.optional().describe('The URL of an archived copy.'),
      archivedOn: day.optional().describe('The day of the archived copy.'),
      lost: z
        .literal(true, { error: expected('true, or delete the line') })
        .optional()
        .describe('true if it existed and nobody has it. It has no url and no file.'),
      license: license.optional().describe('Its license (SPDX), if it differs.'),
    },
    {
      error: expected('one as in {type: slides, url: https://example.org/slides.pdf}', asDownload),
    },
  )
  .refine(({ url, file, lost }) => lost ?? (url !== undefined || file !== undefined), {
    error: 'has neither url nor file; add one of them, or lost: true if nobody has it',
  })
  .refine(({ lost, url, file, archivedUrl }) => !lost || !(url ?? file ?? archivedUrl), {
    error: 'has lost: true, but a url, file or archivedUrl, too; delete one of them',
  })
  .refine(({ gone, url }) => gone === undefined || url !== undefined, {
    error: 'has gone, but no url; add the url that doesn’t answer, or delete gone',
  });

/** @example belowDownloads('public/downloads/a.pdf') // => 'a.pdf' */
function belowDownloads(path: string): string | undefined {
  return path.match(/^\/?(?:public\/)?downloads\/(.+)$/)?.[1];
}

function asDownload(url: string): string | undefined {
  return webAddress.safeParse(url).success
    ? `{type: ${downloadType(url, '')}, url: ${url}}`
    : undefined;
}
