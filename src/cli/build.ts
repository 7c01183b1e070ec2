import { archivePaths } from '../loader/archive-paths.ts';
import { settleBase } from '../loader/site.ts';
import { command } from './command.ts';

const usage = `npm run build

Checks the archive, builds it with its search index, and writes it to OUT_DIR, ready for any static
host. A build that is refused leaves OUT_DIR as it was.

  ARCHIVE_DIR  the archive: a folder with content/ and public/ (default: this repository)
  OUT_DIR      where the site is written (default: dist)
  SITE_URL     its address, base path included (default: url of content/site.yaml)`;

await command(usage, {}, async () => {
  const folder = archivePaths();
  const { base, site } = settleBase(folder);
  const { buildSite, builtLine } = await import('../build/build-site.ts');
  const { compile } = await import('../build/compile.ts');
  const program = await compile(folder, base);
  console.log(builtLine(folder, await buildSite(folder, program, site)));
});
