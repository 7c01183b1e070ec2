import { archiveFolder } from '../authoring/folder.ts';
import { command } from './command.ts';
import { settleBase } from './site-base.ts';

const usage = `npm run dev

Serves the archive while you write: a change shows at once, drafts and search included.

  PORT         where to serve (default: 4321)
  ARCHIVE_DIR, SITE_URL  as for npm run build`;

await command(usage, {}, async () => {
  process.env.ASTRO_DEV_BACKGROUND = '0';
  const base = settleBase(archiveFolder());
  const { dev } = await import('astro');
  await dev({ base, server: { port: Number(process.env.PORT || 4321) } });
});
