import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import robotsParser from 'robots-parser';
import { Agent, interceptors, request, type Dispatcher } from 'undici';
import type { Manners } from './manners.ts';
import { addressIn, lookupAllowed, PrivateAddress } from './public-network.ts';
import { nothing, startOf, type ReadBody } from './read-body.ts';
import { redirectOf, waitOf, type Reply } from './reply.ts';

/** Why a link wasn't asked, or why nothing follows from its answer. */
export class Unclear extends Error {}

interface Host {
  queue: PQueue;
  robots?: Promise<ReturnType<typeof robotsParser>>;
  pause: number;
  /** Why it isn't asked again in this run. */
  closed?: string;
}

/** The most bytes of a robots.txt, and of a page, that are read. */
const robotsBytes = 500_000;
const pageBytes = 20_000;

/** Asks servers, one request per host at a time, and obeys their robots.txt and `Retry-After`. */
export class PoliteClient {
  #manners: Manners;
  #userAgent: string;
  #signal: AbortSignal | undefined;
  #agent: Agent;
  #dispatcher: Dispatcher;
  #hosts = new Map<string, Host>();
  #requests: PQueue;

  /** @param userAgent names the program, and where its owner is found */
  constructor(userAgent: string, manners: Manners, signal?: AbortSignal) {
    const { timeout, backoff, isAllowed, hosts } = manners;
    this.#manners = manners;
    this.#userAgent = userAgent;
    this.#signal = signal;
    this.#requests = new PQueue({ concurrency: hosts });
    this.#agent = new Agent({
      connect: { timeout, lookup: lookupAllowed(isAllowed) },
      headersTimeout: timeout,
      bodyTimeout: timeout,
      allowH2: false,
    });
    this.#dispatcher = this.#agent.compose(
      interceptors.retry({
        maxRetries: 2,
        minTimeout: backoff,
        maxTimeout: 4 * backoff,
        timeoutFactor: 4,
        methods: ['GET'],
        // `#send` waits as long as a server asks to.
        retryAfter: false,
        statusCodes: [500, 502, 504],
        throwOnError: false,
      }),
    );
  }

  /**
   * Asks for a URL without following redirects: with HEAD, and with GET if that fails.
   * @param isEnough whether the response to HEAD answers the question
   * @throws Unclear if it may not or can't be asked now
   * @throws if there is no response
   */
  async visit(url: URL, isEnough: (reply: Reply) => boolean): Promise<Reply> {
    await this.#obeyRobots(url);
    const head = await this.#send('HEAD', url).catch((error: unknown) => {
      if (error instanceof Unclear) throw error;
      return undefined;
    });
    if (head && isEnough(head)) return head;
    return this.#send('GET', url, startOf(pageBytes, this.#manners.timeout));
  }

  /**
   * Fetches a URL without following redirects.
   * @throws Unclear, as `visit` does
   * @throws if there is no response, or `readBody` fails
   */
  async fetch(url: URL, readBody: ReadBody): Promise<Reply> {
    await this.#obeyRobots(url);
    return this.#send('GET', url, readBody);
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  #host({ origin }: URL): Host {
    const host = this.#hosts.get(origin) ?? {
      queue: new PQueue({ concurrency: 1 }),
      pause: this.#manners.pause,
    };
    this.#hosts.set(origin, host);
    return host;
  }

  async #obeyRobots(url: URL): Promise<void> {
    if (!/^https?:$/.test(url.protocol)) throw new Unclear(`${url.protocol} isn’t asked`);
    const robots = await (this.#host(url).robots ??= this.#robots(url));
    if (robots.isAllowed(url.href, 'Aftertalk') === false) throw new Unclear('robots.txt');
  }

  /** Returns the rules of a host; if it has none or doesn't answer, all is allowed (RFC 9309). */
  async #robots(link: URL) {
    const url = new URL('/robots.txt', link);
    const host = this.#host(link);
    let at = url;
    let reply: Reply | undefined;
    for (let hops = 0; hops <= 5; hops++) {
      const start = startOf(robotsBytes, this.#manners.timeout);
      reply = await this.#send('GET', at, start).catch((error: unknown) => {
        if (error instanceof Unclear) throw error;
        return undefined;
      });
      const location = reply && redirectOf(reply);
      if (!location || !URL.canParse(location, at)) break;
      at = new URL(location, at);
      if (!/^https?:$/.test(at.protocol)) break;
    }
    const { status = 404, text = '' } = reply ?? {};
    if (status >= 500) throw new Unclear(`robots.txt: HTTP ${status}`);
    const robots = robotsParser(url.href, status === 200 ? text : '');
    host.pause = Math.max(host.pause, 1000 * (robots.getCrawlDelay('Aftertalk') ?? 0));
    if (host.pause > this.#manners.patience) throw new Unclear('robots.txt: Crawl-delay');
    return robots;
  }

  async #send(method: 'HEAD' | 'GET', url: URL, readBody = nothing): Promise<Reply> {
    const { isAllowed, patience } = this.#manners;
    const address = addressIn(url);
    if (address && !isAllowed(address)) throw new Unclear('a private address');
    const host = this.#host(url);
    return host.queue.add(async () => {
      for (let attempt = 0; ; attempt++) {
        if (host.closed) throw new Unclear(host.closed);
        if (this.#signal?.aborted) throw new Unclear('interrupted');
        const reply = await this.#requests.add(() => this.#request(method, url, readBody));
        const wait = waitOf(reply);
        if (wait === undefined) {
          await this.#sleep(host.pause);
          return reply;
        }
        if (attempt > 0 || wait > patience) host.closed = `HTTP ${reply.status}, try again later`;
        else await this.#sleep(Math.max(wait, host.pause));
      }
    });
  }

  async #request(method: 'HEAD' | 'GET', url: URL, readBody: ReadBody): Promise<Reply> {
    try {
      const { statusCode, headers, body } = await request(url, {
        method,
        dispatcher: this.#dispatcher,
        headers: { 'user-agent': this.#userAgent, accept: '*/*', 'accept-encoding': 'identity' },
        signal: this.#signal ?? null,
      });
      const reply = { status: statusCode, headers, text: '' };
      // Often only the start of a body is read, so its end can fail.
      body.on('error', () => {});
      try {
        return { ...reply, text: await readBody(reply, body) };
      } finally {
        body.destroy();
      }
    } catch (error) {
      if (error instanceof PrivateAddress) throw new Unclear('a private address');
      if (this.#signal?.aborted) throw new Unclear('interrupted');
      throw error;
    }
  }

  async #sleep(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, this.#signal && { signal: this.#signal }).catch(() => {});
  }
}
