import { relative } from 'node:path';
import type { AstroIntegration } from 'astro';
import { archiveFolder } from '../authoring/folder.ts';
import { describeToEditors } from './editors.ts';
import { LiveFindings } from './findings.ts';
import { LiveSite } from './live-site.ts';
import { servePages } from './pages.ts';
import { LiveSearch } from './search.ts';
import { watchContent } from './watching.ts';

/** While writing: the site as its files are at the moment, its search, and what `check` says. */
export function development(): AstroIntegration {
  return {
    name: 'aftertalk-dev',
    hooks: {
      'astro:server:setup': async ({ server, logger }) => {
        const folder = archiveFolder();
        const search = new LiveSearch(server);
        const site = new LiveSite(folder);
        const findings = new LiveFindings(folder, server, logger);
        const describe = () => void describeToEditors(folder);

        await watchContent(folder, logger, (events) => {
          search.forget();
          site.forget();
          findings.renew();
          if (events.some(({ type }) => type !== 'update')) describe();
        });
        server.watcher.add(folder.public).on('all', (_event, path) => {
          search.forget();
          if (!relative(folder.public, path).startsWith('..')) findings.renew();
        });
        servePages(site, server);
        // Read before the first page is asked for; whatever else there is to do waits for that.
        const read = site.outputs().catch(() => undefined);
        void read.then(describe).then(() => findings.judge());
      },
    },
  };
}
