import { relative } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { AstroIntegrationLogger } from 'astro';
import type { ViteDevServer } from 'vite';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { LiveFindings } from './findings.ts';
import { LiveSite } from './live-site.ts';
import { servePages } from './pages.ts';
import { LiveSearch } from './search.ts';
import { ContentWatcher } from './watching.ts';

/** How long the first check waits for somebody to ask for a page, in milliseconds. */
const patience = 3_000;

/** Serves an archive as its files are at the moment, its search, and what `check` finds. */
export async function serveLive(
  folder: ArchivePaths,
  server: ViteDevServer,
  logger: AstroIntegrationLogger,
): Promise<void> {
  const search = new LiveSearch(server);
  const site = new LiveSite(folder);
  const findings = new LiveFindings(folder, server, logger);

  const watcher = new ContentWatcher(folder, logger, () => {
    search.forget();
    site.forget();
    findings.renew();
  });
  await watcher.start();
  server.httpServer?.once('close', () => watcher.end());
  server.watcher.add(folder.public).on('all', (_event, path) => {
    search.forget();
    if (!relative(folder.public, path).startsWith('..')) findings.renew();
  });
  const shown = servePages(site, server);
  // Read before the first page is asked for.
  const read = site.outputs().catch(() => undefined);
  void read.then(() => Promise.race([shown, setTimeout(patience)])).then(() => findings.judge());
}
