import { Agent, request } from 'undici';
import { addressIn, isPublicAddress, lookupAllowed } from '../src/links/public-network.ts';

/** Milliseconds for one source, redirects included. */
const timeout = 30_000;

/**
 * Fetches a URL: http and https only, never from a private address, whatever host name or redirect
 * resolves to one, and within limits of size and time.
 * @param limit bytes
 * @param isAllowed whether an address may be asked; tests allow their own server
 * @throws with the URL and the reason
 */
export async function fetchUrl(
  source: string,
  limit = 100e6,
  isAllowed = isPublicAddress,
): Promise<Buffer> {
  const signal = AbortSignal.timeout(timeout);
  const dispatcher = new Agent({ connect: { lookup: lookupAllowed(isAllowed) } });
  const headers = { 'user-agent': 'Aftertalk', 'accept-encoding': 'identity' };
  let url = new URL(source);
  try {
    for (let redirects = 0; redirects <= 5; redirects++) {
      if (!/^https?:$/.test(url.protocol))
        throw new Error(`${url.protocol} is not supported; use http: or https:`);
      const address = addressIn(url);
      if (address && !isAllowed(address)) throw new Error(`${address} is a private address`);
      const {
        statusCode,
        headers: answer,
        body,
      } = await request(url, { dispatcher, headers, signal });
      if (statusCode === 200) return await readAll(body, limit);
      body.on('error', () => {}).destroy();
      const { location } = answer;
      if (statusCode < 300 || statusCode >= 400 || !location)
        throw new Error(`the server responded with ${statusCode}`);
      url = new URL(String(location), url);
    }
    throw new Error('it redirects more than five times');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const reason = signal.aborted ? `no response within ${timeout / 1000} s` : message;
    throw new Error(`can’t read ${source}: ${reason}`, { cause: error });
  } finally {
    await dispatcher.destroy();
  }
}

async function readAll(body: AsyncIterable<Buffer>, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limit) throw new Error(`it is larger than ${limit / 1e6} MB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
