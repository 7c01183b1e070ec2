import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { slug } from '../src/archive/slug.ts';
import { hexDigest } from '../src/digest.ts';
import { fetchBytes, readable } from './address.ts';
import { withinFolder } from './source-files.ts';
import { webAddress } from './text/tidy.ts';

/** Brings the images of a text along where they are at hand. */
export interface Images {
  /** Points the text's images at the files that it gives back; others stay as they are, and are told. */
  bring(
    text: Root,
    base: string | undefined,
    doubts: string[],
  ): Promise<{ name: string; bytes: Uint8Array }[]>;
}

/**
 * @param folder where a source's own files lie; an address's path is looked for below it, with
 *   ever fewer of its first parts
 * @param origin images at this origin are fetched
 */
export function imagesFrom(folder?: string, origin?: string): Images {
  const names = new Map<string, string>();
  const at = async (address: string, base?: string) => {
    const full = webAddress(address, base);
    const path = readable(full ? new URL(full).pathname : address);
    if (folder) {
      const bytes = await localFile(folder, path);
      if (bytes) return bytes;
    }
    return full && origin && new URL(full).origin === origin ? fetchBytes(full, 10e6) : undefined;
  };
  return {
    async bring(text, base, doubts) {
      const found: { url: string; set(url: string): void }[] = [];
      visit(text, 'image', (image) => {
        found.push({ url: image.url, set: (url) => (image.url = url) });
      });
      const brought: { name: string; bytes: Uint8Array }[] = [];
      for (const { url, set } of found) {
        const bytes = await at(url, base).catch(() => undefined);
        const name = bytes && ownName(imageName(url, bytes), bytes, names);
        if (!name) doubts.push(`its image ${url} is not at hand, and stays a link`);
        else {
          if (!brought.some((image) => image.name === name)) brought.push({ name, bytes });
          set(name);
        }
      }
      return brought;
    },
  };
}

/** Two images of one name are told apart by what they show. */
function ownName(name: string | undefined, bytes: Uint8Array, names: Map<string, string>) {
  if (!name) return undefined;
  const sum = hexDigest(bytes);
  if ((names.get(name) ?? sum) !== sum) return name.replace(/(?=\.\w+$)/, `-${sum.slice(0, 6)}`);
  names.set(name, sum);
  return name;
}

const endings: Record<string, string> = {
  avif: 'avif',
  gif: 'gif',
  jpg: 'jpg',
  png: 'png',
  webp: 'webp',
};

/** By what it is, not by what it is called. */
function imageName(url: string, bytes: Uint8Array): string | undefined {
  try {
    const ending = endings[imageSize(bytes).type ?? ''];
    const base = readable(url.split(/[?#]/, 1)[0]?.split('/').pop() ?? '').replace(/\.\w+$/, '');
    return ending && `${slug(base).slice(0, 60) || 'image'}.${ending}`;
  } catch {
    return undefined;
  }
}

async function localFile(folder: string, path: string): Promise<Uint8Array | undefined> {
  const parts = path.split('/').filter((part) => part && part !== '.');
  if (parts.includes('..')) return undefined;
  for (let from = 0; from < parts.length; from++) {
    const file = join(folder, ...parts.slice(from));
    const facts = await stat(file).catch(() => undefined);
    if (facts?.isFile() && facts.size <= 10e6 && (await withinFolder(folder, file)))
      return readFile(file);
  }
  return undefined;
}
