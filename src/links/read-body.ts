import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isPage, mediaTypeOf, type Reply } from './reply.ts';

/** Reads what is needed of a response's body. @returns its text, if that is needed */
export type ReadBody = (reply: Reply, body: Readable) => Promise<string>;

export const nothing: ReadBody = async () => '';

/** Reads the start of a page, however its end fails. @param timeout in milliseconds */
export function startOf(bytes: number, timeout: number): ReadBody {
  return async ({ headers }, body) => {
    if (headers['content-encoding']) return '';
    let text = '';
    const deadline = setTimeout(() => body.destroy(), timeout);
    try {
      for await (const part of body) if ((text += part).length >= bytes) break;
    } catch {
      // A broken body has a start, too.
    }
    clearTimeout(deadline);
    return text.slice(0, bytes);
  };
}

/** Why a response isn't kept as a file. */
export class Unwanted extends Error {}

/**
 * Writes the whole body of a successful response into a new file, if it isn't a page.
 * @param limit in bytes
 * @param timeout for all of it, in milliseconds
 */
export function saveTo(path: string, limit: number, timeout: number): ReadBody {
  return async (reply, body) => {
    const { status, headers } = reply;
    if (status !== 200) return '';
    if (isPage(mediaTypeOf(reply))) throw new Unwanted('a page instead of a file');
    // Servers mark .tar.gz as gzip, too. What the file contains is checked later.
    const encoding = headers['content-encoding'] ?? 'identity';
    if (!/^(?:identity|(?:x-)?gzip)$/.test(String(encoding)))
      throw new Unwanted(`compressed as ${String(encoding)}`);
    const tooLarge = new Unwanted(`over the limit of ${limit} bytes`);
    if (Number(headers['content-length']) > limit) throw tooLarge;
    const deadline = AbortSignal.timeout(timeout);
    const limited = async function* (parts: AsyncIterable<Buffer>) {
      let size = 0;
      for await (const part of parts) {
        if ((size += part.length) > limit) throw tooLarge;
        yield part;
      }
    };
    try {
      await pipeline(body, limited, createWriteStream(path, { flags: 'wx' }), { signal: deadline });
    } catch (error) {
      throw deadline.aborted ? new Unwanted('too slow') : error;
    }
    return '';
  };
}
