/** More pixels than this, when decoded, take too much memory. */
const limitInputPixels = 50_000_000;

/** Returns an image as JPEG, on white. @returns undefined if it can't be read */
export async function toJpeg(image: Uint8Array): Promise<Uint8Array | undefined> {
  // Loaded lazily, because most builds convert none.
  const { default: sharp } = await import('sharp');
  return sharp(image, { limitInputPixels })
    .flatten({ background: 'white' })
    .jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
    .toBuffer()
    .catch(() => undefined);
}
