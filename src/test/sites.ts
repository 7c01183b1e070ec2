import { join, resolve } from 'node:path';
import { serve } from '../cli/serve.ts';
import { sampleArchive } from './commands.ts';

/** A site that tests read; `src/test/prepare.ts` builds those below. */
export interface TestSite {
  /** The archive's folder. */
  archive: string;
  /** The built site's folder. */
  out: string;
  url: string;
}

const cache = resolve('.cache/test');

/** Five talks, at the root of their host. */
export const sample: TestSite = {
  archive: sampleArchive,
  out: join(cache, 'sample'),
  url: 'https://aftertalk.example/',
};

/** The awkward archive with 120 more talks about everything, under a base path. */
export const awkward: TestSite = {
  archive: join(cache, 'archives/awkward'),
  out: join(cache, 'awkward'),
  url: 'https://awkward.example/base/path/',
};

/** The archive that searches are tried on: five talks like the sample's, and 302 imported ones. */
export const searched: TestSite = {
  archive: resolve('src/test/archives/search'),
  out: join(cache, 'search'),
  url: 'https://aftertalk.example/',
};

/** A test site that is served on this machine. */
export interface ServedSite {
  /** The local URL, base path included, ending in a slash. */
  address: string;
  close(): void;
}

export async function serveSite(site: TestSite): Promise<ServedSite> {
  const { address, server } = await serve(site.out, new URL(site.url).pathname, 0);
  return {
    address,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
