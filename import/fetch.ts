import { get as getHttp, type Agent } from 'node:http';
import { get as getHttps } from 'node:https';
import { useAgent } from 'request-filtering-agent';

/** Milliseconds for one source, redirects included. */
const timeout = 30_000;

/**
 * Fetches a URL: http and https only, never from a private address, whatever host name or redirect
 * resolves to one, and within limits of size and time.
 * @param limit bytes
 * @param agentFor rejects private addresses; tests replace it, because their server is local
 * @throws with the URL and the reason
 */
export async function fetchUrl(
  source: string,
  limit = 100e6,
  agentFor: (url: string) => Agent = useAgent,
): Promise<Buffer> {
  const signal = AbortSignal.timeout(timeout);
  let url = source;
  try {
    for (let redirects = 0; redirects <= 5; redirects++) {
      const response = await request(new URL(url), limit, signal, agentFor);
      if (Buffer.isBuffer(response)) return response;
      url = new URL(response.location, url).href;
    }
    throw new Error('it redirects more than five times');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const reason = signal.aborted ? `no response within ${timeout / 1000} s` : message;
    throw new Error(`can’t read ${source}: ${reason}`, { cause: error });
  }
}

function request(
  url: URL,
  limit: number,
  signal: AbortSignal,
  agentFor: (url: string) => Agent,
): Promise<Buffer | { location: string }> {
  const get = { 'http:': getHttp, 'https:': getHttps }[url.protocol];
  if (!get) throw new Error(`${url.protocol} is not supported; use http: or https:`);
  return new Promise((done, fail) => {
    const headers = { 'User-Agent': 'Aftertalk', 'Accept-Encoding': 'identity' };
    const pending = get(url, { agent: agentFor(url.href), headers, signal }, (response) => {
      const { statusCode = 0, headers } = response;
      const stop = (reason: string) => response.destroy(new Error(reason));
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('error', fail).on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > limit) stop(`it is larger than ${limit / 1e6} MB`);
        else chunks.push(chunk);
      });
      response.on('end', () => done(Buffer.concat(chunks)));
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        done({ location: headers.location });
        response.destroy();
      } else if (statusCode !== 200) stop(`the server responded with ${statusCode}`);
    });
    pending.on('error', fail);
  });
}
