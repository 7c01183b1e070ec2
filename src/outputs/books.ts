import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from '../archive/archive.ts';
import { formerIds, hasEpub } from '../archive/conference.ts';
import type { Conference } from '../archive/model.ts';
import { book, bookImages, convertedTypes, extension } from '../books/book.ts';
import { epub } from '../books/epub.ts';
import { toJpeg } from '../books/image.ts';
import { fileDigest } from '../digest.ts';
import { epubPath, withBase } from '../paths.ts';
import { fileOf, type BytesOutput } from './output.ts';
import { viewData } from './view-data.ts';

/** Returns the EPUBs of renamed conferences at their former addresses, too. */
export function allBooks(epubs: ReadonlyMap<Conference, BytesOutput>): BytesOutput[] {
  return [...epubs].flatMap(([conference, output]) => [
    // Not a copy: its page shows the size that it gets.
    output,
    ...formerIds(conference).map((id) => ({
      ...output,
      file: fileOf(withBase(''), epubPath({ id })),
    })),
  ]);
}

/**
 * Returns the EPUB of each conference that has one.
 * @param talksFolder the archive's folder of talks, absolute, with their images
 */
export function books(
  { site, conferences }: Archive,
  talksFolder: string,
): Map<Conference, BytesOutput> {
  const withEpub = conferences.filter((conference) => hasEpub(site, conference));
  return new Map(
    withEpub.map((conference) => {
      const made = () => book(conference, site);
      const imagePath = (name: string) => join(talksFolder, conference.id, name);
      return [
        conference,
        {
          file: fileOf(withBase(''), epubPath(conference)),
          cacheKeyData: () => [
            site,
            viewData(made()),
            bookImages(made()).map((name) => fileDigest(imagePath(name))),
          ],
          bytes: async () => {
            const images = new Map<string, Uint8Array>();
            for (const name of bookImages(made())) {
              const original = readFileSync(imagePath(name));
              const isConverted = convertedTypes.includes(extension(name));
              const image = isConverted ? await toJpeg(original) : original;
              if (image) images.set(name, image);
            }
            return epub(made(), site, images);
          },
        },
      ];
    }),
  );
}
