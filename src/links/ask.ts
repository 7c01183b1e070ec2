import { fileType } from '../archive/file-types.ts';
import type { LinkFacts } from '../loader/facts.ts';
import type { Outcome } from './link-state.ts';
import { Unclear, type PoliteClient } from './polite-client.ts';
import { isPage, mediaTypeOf, redirectOf, type Reply } from './reply.ts';

export const redirectsFollowed = 5;

/**
 * Asks whether a link still works. Only a clear no counts as missing: a server that refuses programs,
 * or has a certificate that Node doesn't accept, may well answer readers.
 */
export async function ask(
  client: PoliteClient,
  link: string,
  former: LinkFacts | undefined,
): Promise<Outcome> {
  let url = new URL(link);
  url.hash = '';
  const wantsFile = former?.mediaType !== undefined;
  const mayBeFile = wantsFile || namesFile(url);
  const isEnough = (reply: Reply) =>
    redirectOf(reply) !== undefined ||
    (isSuccess(reply) && !!mediaTypeOf(reply) && !(mayBeFile && isPage(mediaTypeOf(reply))));
  try {
    let isPermanent = true;
    let hasCookies = false;
    const seen = new Set<string>();
    for (;;) {
      if (seen.has(url.href) || seen.size > redirectsFollowed) {
        if (hasCookies) return unclear('redirects until it gets its cookie back');
        return missing(seen.has(url.href) ? 'redirects in a circle' : 'redirects too often');
      }
      seen.add(url.href);
      const reply = await client.visit(url, isEnough);
      const location = redirectOf(reply);
      if (location === undefined) {
        const isElsewhere = nameOf(url) !== nameOf(new URL(link));
        if (mayBeFile && isSuccess(reply) && isPage(mediaTypeOf(reply)))
          if (wantsFile || isElsewhere || isApology(reply))
            return missing('a page instead of the file');
        return outcomeOf(reply, seen.size > 1 && isPermanent ? url.href : undefined);
      }
      if (!location || !URL.canParse(location, url)) return missing('redirects to no URL');
      isPermanent &&= reply.status === 301 || reply.status === 308;
      hasCookies ||= reply.headers['set-cookie'] !== undefined;
      url = new URL(location, url);
      url.hash = '';
    }
  } catch (error) {
    return failure(error);
  }
}

function outcomeOf(reply: Reply, movedTo: string | undefined): Outcome {
  const { status, headers } = reply;
  if (isSuccess(reply)) {
    const mediaType = mediaTypeOf(reply);
    // The size of a page changes with each visit.
    if (!mediaType || isPage(mediaType)) return { status: 'ok', movedTo };
    const length = Number(headers['content-length']);
    const isWhole = status === 200 && !headers['content-encoding'] && length > 0;
    return { status: 'ok', size: isWhole ? length : undefined, mediaType, movedTo };
  }
  const isMissing = status === 404 || status === 410 || status >= 500 || status < 400;
  // LinkedIn and others have their own numbers for programs.
  return isMissing && status < 600 ? missing(`HTTP ${status}`) : unclear(`HTTP ${status}`);
}

/** Returns what follows from an error: nothing, if it is of this machine's network or of TLS. */
export function failure(error: unknown): Outcome & { reason: string } {
  if (error instanceof Unclear) return unclear(error.message);
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (/^(?:EAI_AGAIN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EMFILE)$/.test(code)) return unclear(code);
  if (/CERT|SELF_SIGNED|UNABLE_TO|^ERR_TLS|^ERR_SSL|^EPROTO/.test(code)) return unclear(code);
  return missing(reasons[code] ?? (code || message));
}

const reasons: Record<string, string> = {
  ENOTFOUND: 'no such host',
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection closed',
  UND_ERR_SOCKET: 'connection closed',
  UND_ERR_CONNECT_TIMEOUT: 'no answer in time',
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
  ETIMEDOUT: 'no answer in time',
};

const missing = (reason: string) => ({ status: 'missing', reason }) as const;
const unclear = (reason: string) => ({ status: 'unclear', reason }) as const;

function isSuccess({ status }: Reply): boolean {
  return status >= 200 && status < 300;
}

/** Whether a page with status 200 says that there is nothing. */
function isApology({ text }: Reply): boolean {
  return /<title[^>]*>[^<]*(?:\b404\b|not found)/i.test(text);
}

/** Whether a URL ends in the name of a file. A page may be called so, too, as on GitHub. */
function namesFile(url: URL): boolean {
  const type = fileType(nameOf(url));
  return !!type?.isPublishable && type.kind !== 'text';
}

function nameOf({ pathname }: URL): string {
  return pathname.split('/').pop() ?? '';
}
