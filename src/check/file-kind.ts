import { open } from 'node:fs/promises';
import { extname } from 'node:path';

/**
 * What a file holds where that is not what its name says; nothing where the two agree, or where
 * either says too little to be sure. @example 'text', of a page that was saved as slides.pdf
 */
export async function mismatchedKind(path: string): Promise<string | undefined> {
  const named = kindByEnding.get(extname(path).slice(1).toLowerCase());
  if (!named) return undefined;
  const text = await isText(path);
  if (named === 'text' && text) return undefined;
  // Not before it is needed: few archives keep files themselves.
  const { fileTypeFromFile } = await import('file-type');
  const ending = (await fileTypeFromFile(path))?.ext;
  const held = ending ? (kindByEnding.get(ending) ?? ending) : text ? 'text' : undefined;
  return held === named ? undefined : held;
}

/** Endings whose files begin alike, after the name of their kind. */
const kinds = `
  7z: 7z
  AVIF: avif
  bzip2: bz2 tbz tbz2
  FLAC: flac
  GIF: gif
  gzip: gz tgz tar.gz
  ICO: ico
  JPEG: jpg jpeg
  Matroska: webm mkv
  MP3: mp3
  MP4: mp4 m4a m4b m4p m4v mov 3gp 3g2 f4a f4b f4p f4v
  Office: doc ppt xls cfb
  Ogg: ogg oga ogv ogm ogx opus spx
  PDF: pdf
  PNG: png
  RTF: rtf
  tar: tar
  text: c cpp css csv go h ipynb java json log md py rb rs rst sh srt tex toml tsv txt vtt yaml yml
  WAV: wav
  WebP: webp
  xz: xz txz
  ZIP: zip docx epub odp ods odt pptx xlsx`;

const kindByEnding = new Map(
  kinds
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [kind = '', endings = ''] = line.trim().split(': ');
      return endings.split(' ').map((ending) => [ending, kind] as const);
    }),
);

/** Whether a file begins without the bytes that no text has; UTF-16 has them, and says so first. */
async function isText(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const bytes = buffer.subarray(0, bytesRead);
    return /^(?:\xFF\xFE|\xFE\xFF)|^[^\0-\x08]*$/.test(bytes.toString('latin1'));
  } finally {
    await file.close();
  }
}
