import { archivePaths } from '../loader/archive-paths.ts';
import { settleBase } from '../loader/site.ts';
import { command } from './command.ts';

const usage = `npm start

Builds the site as npm run build does, and serves it on this machine.

  PORT         the port to serve on (default: 4321)
  ARCHIVE_DIR, OUT_DIR, SITE_URL  as for npm run build`;

await command(usage, {}, async () => {
  const paths = archivePaths();
  const port = portNumber(process.env.PORT || '4321');
  const settled = settleBase(paths);
  const { buildSite } = await import('../build/build-site.ts');
  const { compile } = await import('../build/compile.ts');
  const { serve } = await import('./serve.ts');
  await buildSite(paths, await compile(paths, settled), settled.site);
  const { address } = await serve(paths.out, settled.base, port);
  console.log(`Aftertalk is at ${address}`);
});

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`PORT is "${text}"; write a number from 1 to 65535`);
  return port;
}
