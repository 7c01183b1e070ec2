import { archivePaths } from '../loader/archive-paths.ts';
import { command } from './command.ts';

const usage = `npm run dev

Serves the site while you write, with drafts and search. Changes appear immediately.

  PORT         the port to serve on (default: 4321)
  ARCHIVE_DIR, SITE_URL  as for npm run build`;

await command(usage, {}, async () => {
  process.env.ASTRO_DEV_BACKGROUND = '0';
  const { astroConfig, writableCache } = await import('../build/compile.ts');
  writableCache(archivePaths().cache);
  const { dev } = await import('astro');
  const port = Number(process.env.PORT || 4321);
  await dev({ ...(await astroConfig(archivePaths())), server: { port } });
});
