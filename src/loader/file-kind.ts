import { open } from 'node:fs/promises';
import { fileType } from '../archive/file-types.ts';

/**
 * Returns a file's kind of content if the extension of its name is that of another kind.
 * @param name if it doesn't have its own yet
 * @example 'text' // for a page that was saved as slides.pdf
 * @returns undefined if they match, or if either is unknown
 */
export async function mismatchedKind(path: string, name = path): Promise<string | undefined> {
  const named = fileType(name)?.kind;
  if (!named) return undefined;
  const text = await isText(path);
  if (named === 'text' && text) return undefined;
  // Loaded lazily: few archives have such files.
  const { fileTypeFromFile } = await import('file-type');
  const extension = (await fileTypeFromFile(path))?.ext;
  const content = extension
    ? (fileType(`x.${extension}`)?.kind ?? extension)
    : text
      ? 'text'
      : undefined;
  return content === named ? undefined : content;
}

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
