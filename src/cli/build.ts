import { archivePaths } from '../loader/archive-paths.ts';
import { settleBase } from '../loader/site.ts';
import { command } from './command.ts';

const usage = `npm run build

Checks the archive and builds its site with search, ready for any static host. If the archive has
errors, the build stops and OUT_DIR doesn't change.

  ARCHIVE_DIR  the archive: a folder with content/ and public/ (default: this repository)
  OUT_DIR      the folder for the site (default: dist)
  SITE_URL     the site's URL, including its base path (default: url of content/site.yaml)`;

await command(usage, {}, async () => {
  const paths = archivePaths();
  const settled = settleBase(paths);
  const { buildSite } = await import('../build/build-site.ts');
  const { compile } = await import('../build/compile.ts');
  const program = await compile(paths, settled);
  console.log(await buildSite(paths, program, settled.site));
});
