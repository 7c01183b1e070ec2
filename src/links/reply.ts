/** A server's answer. */
export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** The start of the body, if it was asked for. */
  text: string;
}

/** Returns where a reply redirects to; '' if it doesn't say. @returns undefined if it is no redirect */
export function redirectOf({ status, headers }: Reply): string | undefined {
  return [301, 302, 303, 307, 308].includes(status) ? String(headers.location ?? '') : undefined;
}

/** Returns the milliseconds that a server asks to wait, by its own clock. @returns undefined if it doesn't ask */
export function waitOf({ status, headers }: Reply): number | undefined {
  const after = headers['retry-after'];
  if (status !== 429 && !(status === 503 && after !== undefined)) return undefined;
  const wait = /^\d+$/.test(String(after))
    ? 1000 * Number(after)
    : Date.parse(String(after)) - Date.parse(String(headers.date));
  return Number.isNaN(wait) ? Infinity : Math.max(0, wait);
}

export function mediaTypeOf({ headers }: Reply): string {
  return /^\s*([\w.+-]+\/[\w.+-]+)/.exec(String(headers['content-type']))?.[1]?.toLowerCase() ?? '';
}

export function isPage(mediaType: string): boolean {
  return mediaType === 'text/html' || mediaType === 'application/xhtml+xml';
}
