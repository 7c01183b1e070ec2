import { createHash, hash, type Hash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

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
  return fileHash(path).digest('base64url').slice(0, 27);
}

/** Returns the SHA-256 of a file in hexadecimal, as other programs print it. */
export function fileHexDigest(path: string): string {
  return fileHash(path).digest('hex');
}

function fileHash(path: string): Hash {
  const [sum, part, file] = [createHash('sha256'), Buffer.allocUnsafe(65_536), openSync(path, 'r')];
  for (let size; (size = readSync(file, part));) sum.update(part.subarray(0, size));
  closeSync(file);
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
