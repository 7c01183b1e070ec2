import { readFile } from 'node:fs/promises';
import { basename, extname, relative, sep } from 'node:path';
import { imageSize } from 'image-size';
import type { Finding } from '../../loader/finding.ts';
import { error } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** An image matches its extension, and its name can be part of a URL. */
export const imageFiles: Rule = async ({ paths, images }) => {
  const findings: Finding[] = [];
  for (const path of images) {
    const message = problem(basename(path), await readFile(path));
    const file = relative(paths.root, path).split(sep).join('/');
    if (message) findings.push(error(file, { line: 1, column: 1 }, message, 'image-file'));
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
