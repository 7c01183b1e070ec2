import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';
import type { Agent } from 'node:http';
import { useAgent } from 'request-filtering-agent';

/** A source may take this long in all, in milliseconds, and send this many bytes. */
const patience = 30_000;
const largest = 100e6;

/** Whether a source is an address, and not a path of this machine. */
export function isAddress(source: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(source);
}

/**
 * Fetches what is at an address: http and https only, never from a private address, whatever name
 * or redirect leads there, and within limits of size and time.
 * @param agentFor who may be talked to; tests, whose server is on this machine, bring their own
 * @throws with the address and the reason
 */
export async function fetchBytes(
  address: string,
  limit = largest,
  agentFor: (url: string) => Agent = useAgent,
): Promise<Buffer> {
  const signal = AbortSignal.timeout(patience);
  let url = address;
  try {
    for (let redirects = 0; redirects <= 5; redirects++) {
      const answer = await ask(new URL(url), limit, signal, agentFor);
      if (Buffer.isBuffer(answer)) return answer;
      url = new URL(answer.location, url).href;
    }
    throw new Error('redirects without end');
  } catch (error) {
    const reason = signal.aborted ? `no answer within ${patience / 1000} s` : reasonOf(error);
    throw new Error(`${address} could not be read: ${reason}`, { cause: error });
  }
}

/** A part of an address as people read it; as it is, where its escapes are wrong. */
export function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function ask(
  url: URL,
  limit: number,
  signal: AbortSignal,
  agentFor: (url: string) => Agent,
): Promise<Buffer | { location: string }> {
  const get = { 'http:': getHttp, 'https:': getHttps }[url.protocol];
  if (!get) throw new Error(`${url.protocol} is not read; only http: and https: are`);
  return new Promise((done, fail) => {
    const headers = { 'User-Agent': 'Aftertalk', 'Accept-Encoding': 'identity' };
    const request = get(url, { agent: agentFor(url.href), headers, signal }, (response) => {
      const { statusCode = 0, headers } = response;
      const stop = (reason: string) => response.destroy(new Error(reason));
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('error', fail).on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > limit) stop(`it is longer than ${limit / 1e6} MB`);
        else chunks.push(chunk);
      });
      response.on('end', () => done(Buffer.concat(chunks)));
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        done({ location: headers.location });
        response.destroy();
      } else if (statusCode !== 200) stop(`the server answers ${statusCode}`);
    });
    request.on('error', fail);
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
