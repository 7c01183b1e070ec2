import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';
import { hexDigest } from '../../digest.ts';

/** The files of a search index: bytes by path. */
export type IndexFiles = ReadonlyMap<string, Uint8Array>;

// Pagefind's files are gzipped and begin with a signature; CBOR follows, or JSON in fragments.
const signature = Buffer.from('pagefind_dcd');

export function unpack<T>(bytes: Uint8Array): T {
  return decode(unzip(bytes));
}

export function pack(value: unknown): Buffer {
  return gzipSync(Buffer.concat([signature, encode(value)]), { level: 9 });
}

/** Returns how many bytes a value takes before it is compressed. */
export function packedSize(value: unknown): number {
  return encode(value).length;
}

/** Returns the content of a file, without its signature. */
export function unzip(bytes: Uint8Array): Buffer {
  return gunzipSync(bytes).subarray(signature.length);
}

/** Returns a name that changes with the content, so that browsers can cache the file. */
export function contentName(bytes: Uint8Array | string, digits = 7): string {
  return hexDigest(bytes).slice(0, digits);
}
