import { serve } from '../cli/serve.ts';
import type { TestSite } from './sites.ts';

/** A test site that is being served on this machine. */
export interface OpenSite {
  /** Its address, base path included, ending in a slash. */
  address: string;
  close(): void;
}

export async function open(site: TestSite): Promise<OpenSite> {
  const { address, server } = await serve(site.out, new URL(site.url).pathname, 0);
  return {
    address,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
