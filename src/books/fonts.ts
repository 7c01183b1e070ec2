import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import serif from '@fontsource/source-serif-4/metadata.json' with { type: 'json' };
import { create } from 'fontkitten';
import type { Nodes } from 'hast';
import subsetFont from 'subset-font';

/** Part of a face, with the letters of one book. */
export interface BookFont {
  file: string;
  /** Differs from that of the face's other scripts: old readers don't know `unicode-range`. */
  family: string;
  weight: 'normal' | 'bold';
  style: 'normal' | 'italic';
  bytes: Uint8Array;
}

/** Elements that readers set in each style; code has their own font. */
const boldElements = /^(?:b|h[1-6]|strong|th)$/;
const italicElements = /^(?:address|cite|dfn|em|i|var)$/;
const codeElements = /^(?:code|kbd|samp|tt)$/;

/** Numbers of lists, bullets, hyphens and the quotes of `<q>` aren't in a text. */
const drawnByReaders = '0123456789.•-‐“”‘’';

/** Latin first, because it has what all of them have, such as spaces. */
const scripts = new Set(['latin', ...serif.subsets]);

/** What browsers apply without being asked. */
const keepFeatures = ['ccmp', 'kern', 'liga', 'locl', 'mark', 'mkmk'];

/** Returns the packaged text faces that a book uses, each with no other letters than the book's. */
export async function bookFonts(trees: readonly Nodes[]): Promise<BookFont[]> {
  const letters = new Map([['400-normal', new Set(drawnByReaders)]]);
  for (const tree of trees) collectLetters(tree, false, false, letters);
  const fonts: BookFont[] = [];
  for (const [face, used] of letters) {
    const text = [...used].sort().join('');
    const missing = new Set(Array.from(used, (letter) => letter.codePointAt(0)!));
    for (const script of scripts) {
      const original = packagedFont(`${serif.id}-${script}-${face}.woff`);
      const found = original.codes.filter((code) => missing.delete(code));
      if (found.length)
        fonts.push({
          file: `${script}-${face}.ttf`,
          family: `Text ${script}`,
          weight: face.startsWith('600') ? 'bold' : 'normal',
          style: face.endsWith('italic') ? 'italic' : 'normal',
          // The EPUB is compressed anyway, and many readers know no WOFF.
          bytes: await subsetFont(original.bytes, text, { keepFeatures, targetFormat: 'truetype' }),
        });
    }
  }
  return fonts;
}

/** Returns the rules that set a book in its fonts, where a reader's own choice still wins. */
export function fontStyle(fonts: readonly BookFont[]): string {
  const faces = fonts.map(
    ({ file, family, weight, style }) =>
      `@font-face { font-family: '${family}'; font-weight: ${weight}; font-style: ${style}; src: url(${file}); }\n`,
  );
  const families = [...new Set(fonts.map(({ family }) => `'${family}'`)), 'serif'];
  return `${faces.join('')}body { font-family: ${families.join(', ')}; }\n`;
}

/** Returns the fonts' license, which goes with every copy. */
export function fontLicense(): string {
  return readFileSync(packagedPath('LICENSE'), 'utf8');
}

/** Adds the letters of a text to those of their face, by its name in the files of @fontsource. */
function collectLetters(
  node: Nodes,
  isBold: boolean,
  isItalic: boolean,
  letters: Map<string, Set<string>>,
) {
  if (node.type === 'text') {
    const face = `${isBold ? 600 : 400}-${isItalic ? 'italic' : 'normal'}`;
    const used = letters.get(face) ?? new Set();
    letters.set(face, used);
    for (const letter of node.value.normalize('NFC')) used.add(letter);
  } else if ('children' in node) {
    const name = node.type === 'element' ? node.tagName : '';
    if (codeElements.test(name)) return;
    const bold = isBold || boldElements.test(name);
    const italic = isItalic || italicElements.test(name);
    for (const child of node.children) collectLetters(child, bold, italic, letters);
  }
}

interface PackagedFont {
  bytes: Buffer;
  codes: number[];
}

const packaged = new Map<string, PackagedFont>();

/** Reads a font of @fontsource, once. */
function packagedFont(file: string): PackagedFont {
  let font = packaged.get(file);
  if (!font) {
    const bytes = readFileSync(packagedPath(`files/${file}`));
    const face = create(bytes);
    font = { bytes, codes: 'characterSet' in face ? face.characterSet : [] };
    packaged.set(file, font);
  }
  return font;
}

function packagedPath(file: string): string {
  return fileURLToPath(import.meta.resolve(`@fontsource/${serif.id}/${file}`));
}
