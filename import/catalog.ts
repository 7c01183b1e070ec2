import { z } from 'zod';
import { decodeUtf8 } from './encoding.ts';
import { reasonOf, skippedFile, type ImportedItem } from './imported-item.ts';
import { sourceFiles } from './source-files.ts';

/** A field that catalogs leave out, or leave empty. */
export const optionalText = z.string().nullish();

/**
 * Yields the items of a catalog's files, and which files can't be read or are none of its own.
 * @param source a folder or a .tar.gz
 * @param read returns the items of a file; undefined if it's none of the catalog
 */
export async function* catalogItems(
  source: string,
  onProgress: ((share: number) => void) | undefined,
  read: (path: string, text: () => string) => Iterable<ImportedItem> | undefined,
): AsyncGenerator<ImportedItem> {
  for await (const file of sourceFiles(source, onProgress)) {
    const place = file.path;
    try {
      if ('error' in file) yield { kind: 'unread', place, reason: file.error };
      else yield* read(place, () => decodeUtf8(file.bytes)) ?? [skippedFile(place)];
    } catch (error) {
      yield { kind: 'unread', place, reason: reasonOf(error) };
    }
  }
}
