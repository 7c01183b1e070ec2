import { readFile, stat } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { imageSize } from 'image-size';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { slug } from '../src/archive/slug.ts';
import { hexDigest } from '../src/digest.ts';
import { fetchUrl } from './fetch.ts';
import type { ImportedImage } from './imported-item.ts';
import { isWithinFolder } from './source-files.ts';
import { decodePercent, webUrl } from './web-url.ts';

const sizeLimit = 10e6;

/** Where the images of a source may be. */
interface ImageSource {
  /**
   * The source's own files: the path of an image is looked up next to its post, then in this folder,
   * then without its first parts.
   */
  folder?: string | undefined;
  /** The folder of the site that the source is a part of. */
  site?: string | undefined;
  /** Images of this origin are fetched. */
  origin?: string | undefined;
}

/** Folders of a site whose files are published at its root. */
const publicFolders = [
  '',
  'static',
  'public',
  'assets',
  'content',
  'src',
  'src/assets',
  'src/static',
];

/** Finds the images of texts in a source. */
export class Images {
  readonly #source: ImageSource;
  readonly #digests = new Map<string, string>();
  /** The paths of images that were found in the source's folder. */
  readonly used = new Set<string>();

  constructor(source: ImageSource) {
    this.#source = source;
  }

  /** Returns the images of a text, and changes their URLs; a warning names those not found. */
  async of(tree: Root, base: string | undefined, warnings: string[], place = '') {
    const nodes: { url: string }[] = [];
    visit(tree, 'image', (image) => {
      if (image.url) nodes.push(image);
    });
    const images: ImportedImage[] = [];
    for (const node of nodes) {
      const bytes = await this.#read(node.url, base, place).catch(() => undefined);
      const name = bytes && uniqueName(imageName(node.url, bytes), bytes, this.#digests);
      if (name) {
        if (!images.some((image) => image.name === name)) images.push({ name, bytes });
        node.url = name;
      } else warnings.push(`its image ${node.url} was not found; the link to it stays`);
    }
    return images;
  }

  async #read(link: string, base: string | undefined, place: string) {
    const { folder, site, origin } = this.#source;
    const url = webUrl(link, base);
    const path = decodePercent(url ? new URL(url).pathname : link.replace(/[?#].*$/, '')).replace(
      /^\{(?:static|attach|filename)\}|^\|filename\||^[@~]\//,
      '/',
    );
    const file = folder && (await localFile(folder, site ?? folder, path, posix.dirname(place)));
    if (file) {
      this.used.add(relative(folder, file).split(sep).join('/'));
      return readFile(file);
    }
    return url && origin && new URL(url).origin === origin ? fetchUrl(url, sizeLimit) : undefined;
  }
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

/** @param site the folder that a link may not leave */
async function localFile(
  folder: string,
  site: string,
  path: string,
  postFolder: string,
): Promise<string | undefined> {
  const parts = path.split('/').filter((part) => part && part !== '.');
  const isWithin = !parts.includes('..');
  const candidates = [
    ...(path.startsWith('/') ? [] : [join(folder, postFolder, path)]),
    ...(isWithin ? [folder, ...publicFolders.map((each) => join(site, each))] : []).map((each) =>
      join(each, ...parts),
    ),
    ...(isWithin ? parts : []).map((_, start) => join(folder, ...parts.slice(start))),
  ];
  for (const file of new Set(candidates)) {
    const stats = await stat(file).catch(() => undefined);
    if (stats?.isFile() && stats.size <= sizeLimit && (await isWithinFolder(site, file)))
      return file;
  }
  return undefined;
}
