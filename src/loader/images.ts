import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { imageSize } from 'image-size';
import { interfaceLanguage } from '../archive/site.ts';
import { linkableRecording } from './recording.ts';
import type { Surroundings } from '../markdown/processor.ts';
import type { Images } from '../markdown/rehype-images.ts';
import type { ArchivePaths } from './archive-paths.ts';
import type { ContentFile } from './content-file.ts';

/** Returns the sizes of images by name, for each folder by path. */
export async function imagesByFolder(paths: readonly string[]): Promise<Map<string, Images>> {
  const folders = new Map<string, Map<string, { width: number; height: number }>>();
  for (const path of paths) {
    const { width, height } = imageSize(await readFile(path));
    const images = folders.get(dirname(path)) ?? new Map();
    folders.set(dirname(path), images.set(basename(path), { width, height }));
  }
  return folders;
}

/** Returns what the rendering of a file's text depends on. @param language the site's */
export function surroundingsOf(
  { source: { file }, fields }: ContentFile,
  language: string,
  images: ReadonlyMap<string, Images>,
  { root }: ArchivePaths,
): Surroundings {
  const folder = dirname(file);
  return {
    language:
      ('textLanguage' in fields && fields.textLanguage) ||
      ('language' in fields && fields.language) ||
      language,
    interfaceLanguage: interfaceLanguage({ language }),
    folder: folder.replace(/^content\/?/, ''),
    images: images.get(join(root, folder)) ?? new Map(),
    recording: 'downloads' in fields ? linkableRecording(fields.downloads ?? []) : undefined,
  };
}
