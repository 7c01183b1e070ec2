import { archiveFolder } from '../authoring/folder.ts';
import { command } from './command.ts';
import { settleBase } from './site-base.ts';

const usage = `npm run build

Checks the archive, builds it with its search index, and writes it to OUT_DIR, ready for any static
host. A build that is refused leaves OUT_DIR as it was.

  ARCHIVE_DIR  the archive: a folder with content/ and public/ (default: this repository)
  OUT_DIR      where the site is written (default: dist)
  SITE_URL     its address, base path included (default: url of content/site.yaml)`;

await command(usage, {}, async () => {
  const folder = archiveFolder();
  settleBase(folder);
  const { buildSite } = await import('../building/build-site.ts');
  const { files, made, removed, indexed } = await buildSite(folder);
  const changes = `${made} of ${files} files made, ${removed} removed`;
  console.log(`Built ${folder.out}: ${changes}, search index ${indexed ? 'made' : 'kept'}`);
});
