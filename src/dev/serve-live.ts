import { relative } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { AstroIntegrationLogger } from 'astro';
import type { ViteDevServer } from 'vite';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { watchContent } from './content-watcher.ts';
import { LiveFindings } from './findings.ts';
import { LiveSite } from './live-site.ts';
import { servePages } from './pages.ts';
import { LiveSearch } from './search.ts';

/** Milliseconds that the first check waits for the first page. */
const firstPageWait = 3_000;

/** Serves the site of the archive's current files with search, and reports what `check` finds. */
export async function serveLive(
  paths: ArchivePaths,
  server: ViteDevServer,
  logger: AstroIntegrationLogger,
): Promise<void> {
  const site = new LiveSite(paths);
  const search = new LiveSearch(server, site);
  const findings = new LiveFindings(paths, server, logger);

  const endWatching = await watchContent(paths, logger, () => {
    search.invalidate();
    site.invalidate();
    findings.refresh();
  });
  server.httpServer?.once('close', endWatching);
  server.watcher.add(paths.public).on('all', (_event, path) => {
    search.invalidate();
    if (!relative(paths.public, path).startsWith('..')) findings.refresh();
  });
  const firstPage = servePages(site, paths.public, server);
  // Reads the content before the first request.
  const read = site.outputs().catch(() => undefined);
  void read
    .then(() => Promise.race([firstPage, setTimeout(firstPageWait)]))
    .then(() => findings.check());
}
