import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { slug } from '../src/archive/slug.ts';
import { hexDigest } from '../src/digest.ts';
import { fetchUrl } from './fetch.ts';
import type { ImportedImage } from './imported-item.ts';
import { isWithinFolder } from './source-files.ts';
import { decodePercent, webUrl } from './web-url.ts';

/** Finds the images of a text, returns them and changes their URLs; a warning names those not found. */
export type ImportImages = (
  tree: Root,
  base: string | undefined,
  warnings: string[],
) => Promise<ImportedImage[]>;

const sizeLimit = 10e6;

/**
 * @param folder of the source's own files; the path of an image's URL is looked up in it, then the
 *   path without its first parts
 * @param origin images of this origin are fetched
 */
export function imageImporter(folder?: string, origin?: string): ImportImages {
  const digests = new Map<string, string>();
  const read = async (link: string, base?: string) => {
    const url = webUrl(link, base);
    const path = decodePercent(url ? new URL(url).pathname : link);
    const bytes = folder && (await readLocal(folder, path));
    if (bytes) return bytes;
    return url && origin && new URL(url).origin === origin ? fetchUrl(url, sizeLimit) : undefined;
  };
  return async (tree, base, warnings) => {
    const nodes: { url: string }[] = [];
    visit(tree, 'image', (image) => {
      nodes.push(image);
    });
    const images: ImportedImage[] = [];
    for (const node of nodes) {
      const bytes = await read(node.url, base).catch(() => undefined);
      const name = bytes && uniqueName(imageName(node.url, bytes), bytes, digests);
      if (name) {
        if (!images.some((image) => image.name === name)) images.push({ name, bytes });
        node.url = name;
      } else warnings.push(`its image ${node.url} was not found; the link to it stays`);
    }
    return images;
  };
}

/** Distinguishes different images of the same name by their digests. */
function uniqueName(name: string | undefined, bytes: Uint8Array, digests: Map<string, string>) {
  if (!name) return undefined;
  const sum = hexDigest(bytes);
  if ((digests.get(name) ?? sum) !== sum) return nameWithDigest(name, bytes);
  digests.set(name, sum);
  return name;
}

/** @example nameWithDigest('photo.png', bytes) // => 'photo-3f2a91.png' */
export function nameWithDigest(name: string, bytes: Uint8Array): string {
  return name.replace(/(?=\.\w+$)/, `-${hexDigest(bytes).slice(0, 6)}`);
}

const imageTypes = ['avif', 'gif', 'jpg', 'png', 'webp'];

/** Returns a file name whose extension is that of the image's real type. */
function imageName(url: string, bytes: Uint8Array): string | undefined {
  try {
    const type = imageSize(bytes).type ?? '';
    const name = decodePercent(url.split(/[?#]/, 1)[0]?.split('/').pop() ?? '');
    const base = slug(name.replace(/\.\w+$/, '')).slice(0, 60) || 'image';
    return imageTypes.includes(type) ? `${base}.${type}` : undefined;
  } catch {
    return undefined;
  }
}

async function readLocal(folder: string, path: string): Promise<Uint8Array | undefined> {
  const parts = path.split('/').filter((part) => part && part !== '.');
  if (parts.includes('..')) return undefined;
  for (let start = 0; start < parts.length; start++) {
    const file = join(folder, ...parts.slice(start));
    const stats = await stat(file).catch(() => undefined);
    if (stats?.isFile() && stats.size <= sizeLimit && (await isWithinFolder(folder, file)))
      return readFile(file);
  }
  return undefined;
}
