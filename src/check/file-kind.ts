import { open } from 'node:fs/promises';
import { extname } from 'node:path';

/**
 * Returns a file's kind of content if its extension names another kind.
 * @example 'text' // for a page that was saved as slides.pdf
 * @returns undefined if they match, or if either is unknown
 */
export async function mismatchedKind(path: string): Promise<string | undefined> {
  const named = kindByExtension.get(extname(path).slice(1).toLowerCase());
  if (!named) return undefined;
  const text = await isText(path);
  if (named === 'text' && text) return undefined;
  // Loaded lazily: few archives have such files.
  const { fileTypeFromFile } = await import('file-type');
  const extension = (await fileTypeFromFile(path))?.ext;
  const content = extension
    ? (kindByExtension.get(extension) ?? extension)
    : text
      ? 'text'
      : undefined;
  return content === named ? undefined : content;
}

/** The extensions of each kind, whose files begin alike. */
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

const kindByExtension = new Map(
  kinds
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [kind = '', extensions = ''] = line.trim().split(': ');
      return extensions.split(' ').map((extension) => [extension, kind] as const);
    }),
);

/** Whether the start of a file has no control bytes, which only UTF-16 has, after its byte order mark. */
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
