import { imageSize } from 'image-size';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { allFiles } from '../../loader/content-file.ts';
import { archiveFile } from '../../loader/content-folder.ts';
import { didYouMean } from '../../loader/did-you-mean.ts';
import type { Finding } from '../../loader/finding.ts';
import { type Place, error, placeAt, start, warning } from '../../loader/source.ts';
import { decodePath, iconFiles } from '../../paths.ts';
import { mismatchedKind } from '../../loader/file-kind.ts';
import type { Rule } from './rule.ts';
import { faceFiles } from './site-face.ts';

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
  if (Buffer.from(bytes.subarray(0, 40)).toString('latin1').startsWith('version https://git-lfs.'))
    return 'this is Git LFS’s pointer to an image; commit the image itself';
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

/** Icons, the logo and what a style shows match their extensions, and nothing in them runs when opened. */
export const icons: Rule = async ({ paths, files }) => {
  const findings: Finding[] = [];
  const shown = faceFiles(paths.root, allFiles(files, 'site')[0]);
  for (const name of new Set([...iconFiles, ...shown.filter((each) => imageType.test(each))])) {
    const path = join(paths.public, name);
    const facts = await stat(path).catch(() => undefined);
    if (!facts?.isFile()) continue;
    if (facts.size > limit && !shown.includes(name)) {
      const message = `the icon has ${facts.size} bytes, over the limit of ${limit}; simplify it`;
      findings.push(error(`public/${name}`, start, message, 'icon-file'));
      continue;
    }
    const found = name.endsWith('.svg') ? inSvg(await readFile(path, 'utf8')) : await inImage(path);
    if (found) findings.push(error(`public/${name}`, ...found, 'icon-file'));
  }
  return findings;
};

const imageType = /\.(?:svg|ico|png|jpe?g|webp|avif|gif)$/i;

/** Every first visit loads the icon. */
const limit = 100_000;

type Problem = [place: Place, message: string];

async function inImage(path: string): Promise<Problem | undefined> {
  if (!(await mismatchedKind(path))) return undefined;
  return [start, `not an image of type ${extname(path).slice(1)}; save it again as one`];
}

function inSvg(text: string): Problem | undefined {
  const rest = text.replace(harmless, (markup) => markup.replace(/\S/g, ' '));
  const at = rest.indexOf('<');
  if (at >= 0) {
    const markup = rest.slice(at).match(/^<[^\s>]*/)![0];
    return [
      placeAt(rest, at),
      `${markup} is more than an image needs; save it as plain SVG, without links`,
    ];
  }
  return root.test(text) ? undefined : [start, 'not an SVG image; save it again as one'];
}

const elements =
  `svg g defs symbol use title desc style path rect circle ellipse line polyline polygon
  text tspan clipPath mask linearGradient radialGradient stop`.split(/\s+/);
const attribute = [
  /(?:xmlns|xmlns:xlink|xml:space)="[\w/:.]*"/,
  /(?:xlink:)?href="#[\w-]+"/,
  // Not event handlers, which start with "on", nor other links.
  /(?!on|href|xmlns)[A-Za-z][\w-]*="[^"<]*"/,
  /(?!on|href|xmlns)[A-Za-z][\w-]*='[^'<]*'/,
].map(({ source }) => source);

/** Markup that can only draw. Every `<` of an icon must start one of these, so XML parsers agree. */
const harmless = new RegExp(
  [
    `</?(?:${elements.join('|')})(?:\\s+(?:${attribute.join('|')}))*\\s*/?>`,
    '<!--[^<]*?-->',
    '<\\?xml version="1\\.0"(?: encoding="(?:UTF|utf)-8")?(?: standalone="(?:yes|no)")?\\s*\\?>',
  ].join('|'),
  'g',
);

const root = /<svg\s[^<>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/;
