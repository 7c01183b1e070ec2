import { isPublicAddress } from './public-network.ts';

/** How servers are treated, in milliseconds. */
export interface Manners {
  /** Between two requests to one host, if its robots.txt has no longer `Crawl-delay`. */
  pause: number;
  /** For a connection, and for the start of a response. */
  timeout: number;
  /** For a whole file that is copied. */
  patienceForFiles: number;
  /** Before the first retry; before the second, four times as long. */
  backoff: number;
  /** The longest `Retry-After` and `Crawl-delay` to wait for. */
  patience: number;
  /** Hosts that are asked at the same time; each gets one request after the other. */
  hosts: number;
  /** Whether an address may be asked. Tests allow their own server. */
  isAllowed: (address: string) => boolean;
}

export const goodManners: Manners = {
  pause: 1000,
  timeout: 30_000,
  patienceForFiles: 600_000,
  backoff: 1000,
  patience: 60_000,
  hosts: 16,
  isAllowed: isPublicAddress,
};
