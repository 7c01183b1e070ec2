import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { imageSize } from 'image-size';
import type { Images } from '../markdown/rehype-images.ts';

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
