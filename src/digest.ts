import { createHash, hash, type Hash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';

/**
 * Returns 160 bits of the SHA-256 of a text or bytes, in base64url: enough for any key. Several
 * parts are separated, so that moving a character from one to the next changes the digest.
 */
export function digest(...parts: (string | Uint8Array)[]): string {
  const [only = ''] = parts;
  // One call is faster than a stream: most digests are of one file.
  if (parts.length === 1) return hash('sha256', only, 'base64url').slice(0, 27);
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part).update('\0');
  return sum.digest('base64url').slice(0, 27);
}

/** Returns the digest of a file, which may be too large for the memory. */
export function fileDigest(path: string): string {
  return hashOf(path).digest('base64url').slice(0, 27);
}

/** Returns the SHA-256 of a file in hexadecimal, as other programs print it. */
export function fileHexDigest(path: string): string {
  return hashOf(path).digest('hex');
}

function hashOf(path: string): Hash {
  const sum = createHash('sha256');
  for (const part of readParts(path)) sum.update(part);
  return sum;
}

/** Returns the digest of plain data. */
export function dataDigest(...data: unknown[]): string {
  return digest(JSON.stringify(data));
}

/** Returns the SHA-256 of a text or bytes in hexadecimal, for names of files. */
export function hexDigest(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}

/**
 * Returns the Software Heritage identifier of a file's content, which is the digest that git has for it
 * (ISO/IEC 18670). Anyone can compute it from a copy, and find copies by it.
 * @example swhid(Buffer.from('')) // => 'swh:1:cnt:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'
 */
export function swhid(bytes: Uint8Array): string {
  return swhidOf(bytes.byteLength, [bytes]);
}

/** Returns that of a file, which may be too large for the memory. */
export function fileSwhid(path: string): string {
  return swhidOf(statSync(path).size, readParts(path));
}

function swhidOf(size: number, parts: Iterable<Uint8Array>): string {
  const sum = createHash('sha1').update(`blob ${size}\0`);
  for (const part of parts) sum.update(part);
  return `swh:1:cnt:${sum.digest('hex')}`;
}

/** Reads a file into one buffer, part by part. */
function* readParts(path: string): Generator<Uint8Array> {
  const [part, file] = [Buffer.allocUnsafe(65_536), openSync(path, 'r')];
  for (let size; (size = readSync(file, part));) yield part.subarray(0, size);
  closeSync(file);
}
