import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { imageSize } from 'image-size';
import { archiveFile } from '../../loader/content-folder.ts';
import { didYouMean } from '../../loader/did-you-mean.ts';
import type { Finding } from '../../loader/finding.ts';
import { error, start, warning } from '../../loader/source.ts';
import { decodePath } from '../../paths.ts';
import type { Rule } from './rule.ts';

/** Images are next to their text; those of other sites are linked instead of loaded. */
export const images: Rule = ({ paths, files, images }) => {
  const withImages = files.filter(({ outline }) => outline?.images.length);
  if (!withImages.length) return [];
  const byFolder = Map.groupBy(images, dirname);
  return withImages.flatMap(({ source, outline }) => {
    const names = (byFolder.get(join(paths.root, dirname(source.file))) ?? []).map((path) =>
      basename(path),
    );
    return (outline?.images ?? []).flatMap((image) => {
      const { url } = image;
      if (/^https?:/i.test(url)) {
        const message = `${url} is linked instead of loaded; put a copy next to the text`;
        return [warning(source.file, image, message, 'image-elsewhere')];
      }
      if (/^(?:[a-z][a-z\d+.-]*:|\s*[\\/]{2})/i.test(url)) return [];
      const name = decodePath(url).replace(/^\.\//, '');
      if (names.includes(name)) return [];
      const fix = didYouMean(name, names) || '; put it next to the text, and write only its name';
      return [error(source.file, image, `the image ${url} is missing${fix}`, 'missing-image')];
    });
  });
};

/** An image matches its extension, and its name can be part of a URL. */
export const imageFiles: Rule = async ({ paths, images }) => {
  const findings: Finding[] = [];
  for (const path of images) {
    const message = problem(basename(path), await readFile(path));
    if (message) findings.push(error(archiveFile(paths, path), start, message, 'image-file'));
  }
  return findings;
};

const types: Record<string, string> = { jpeg: 'jpg', heif: 'avif' };

function problem(name: string, bytes: Uint8Array): string | undefined {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(name))
    return 'an image’s name can only have letters, digits, hyphens, dots and spaces; rename it';
  const extension = extname(name).slice(1).toLowerCase();
  const type = typeOf(bytes);
  if ((types[type ?? ''] ?? type) === (types[extension] ?? extension)) return undefined;
  return `this image is not ${extension.toUpperCase()}; save it again in that format`;
}

function typeOf(bytes: Uint8Array): string | undefined {
  try {
    return imageSize(bytes).type;
  } catch {
    return undefined;
  }
}
