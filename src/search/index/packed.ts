import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';
import { hexDigest } from '../../digest.ts';

/** What an index is made of: bytes by path. */
export type Files = ReadonlyMap<string, Uint8Array>;

// Pagefind's files are gzipped, begin with a mark and hold CBOR, or JSON where they tell of a talk.
const mark = Buffer.from('pagefind_dcd');

export function unpack<T>(bytes: Uint8Array): T {
  return decode(unzip(bytes));
}

export function pack(value: unknown): Buffer {
  return gzipSync(Buffer.concat([mark, encode(value)]), { level: 9 });
}

/** How many bytes a value takes before it is compressed. */
export function sizeOf(value: unknown): number {
  return encode(value).length;
}

/** What a file holds, without the mark. */
export function unzip(bytes: Uint8Array): Buffer {
  return gunzipSync(bytes).subarray(mark.length);
}

/** A name by what is in a file, so that no browser takes an old one for the new. */
export function nameOf(bytes: Uint8Array, digits = 7): string {
  return hexDigest(bytes).slice(0, digits);
}
