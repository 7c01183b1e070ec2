import type { AstroIntegration } from 'astro';
import { archiveFolder } from '../authoring/folder.ts';
import { watchFindings } from './findings.ts';
import { describeToEditors } from './editors.ts';
import { LiveSite } from './live-site.ts';
import { servePages } from './pages.ts';
import { serveSearch } from './search.ts';

/** While writing: the site as its files are at the moment, its search, and what `check` says. */
export function development(): AstroIntegration {
  return {
    name: 'aftertalk-dev',
    hooks: {
      'astro:server:setup': ({ server, logger }) => {
        const folder = archiveFolder();
        server.watcher.add([folder.content, folder.public]);
        serveSearch(server);
        const site = new LiveSite(folder, server.watcher);
        servePages(site, server);
        // Read before the first page is asked for; whatever else there is to do waits for that.
        const read = site.outputs().catch(() => undefined);
        const describe = () => void describeToEditors(folder);
        server.watcher.on('add', describe).on('unlink', describe);
        void read.then(describe);
        watchFindings(folder, server, logger, read);
      },
    },
  };
}
