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
        const describe = () => void describeToEditors(folder);
        server.watcher.on('add', describe).on('unlink', describe);
        describe();
        serveSearch(server);
        servePages(new LiveSite(folder, server.watcher), server);
        watchFindings(folder, server, logger);
      },
    },
  };
}
