import { join, relative } from 'node:path';
import type { AstroIntegrationLogger } from 'astro';
import { toHtml } from 'hast-util-to-html';
import { Tinypool } from 'tinypool';
import type { ViteDevServer } from 'vite';
import { countFindings, findingLine, type Finding } from '../authoring/finding.ts';
import type { Folder } from '../authoring/folder.ts';

/** How long an editor may take to write its files, in milliseconds. */
const pause = 100;

/**
 * While writing: the page anew after each change, and what `check` says, in the terminal and over
 * the page, until it is mended.
 * @param ready when the first check may begin
 */
export function watchFindings(
  folder: Folder,
  server: ViteDevServer,
  logger: AstroIntegrationLogger,
  ready: Promise<unknown>,
): void {
  let said = new Set<string>();
  let errors: Finding[] = [];
  let waiting: NodeJS.Timeout | undefined;
  const filename = new URL('./checking.ts', import.meta.url).href;
  const checking = new Tinypool({
    filename,
    runtime: 'worker_threads',
    minThreads: 0,
    maxThreads: 1,
  });

  const judge = async () => {
    const findings: Finding[] = await checking.run(folder);
    const lines = findings.map(findingLine);
    for (const [index, { severity }] of findings.entries())
      if (!said.has(lines[index] ?? ''))
        logger[severity === 'error' ? 'error' : 'warn'](lines[index] ?? '');
    if (said.size && !lines.length) logger.info('nothing is wrong any more');
    said = new Set(lines);
    errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length) server.ws.send({ type: 'error', err: overlay(errors, folder) });
  };

  server.watcher.on('all', (_event, path) => {
    if ([folder.content, folder.public].every((each) => relative(each, path).startsWith('..')))
      return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      // What was wrong may be mended: it is shown again when it is found again.
      errors = [];
      server.ws.send({ type: 'full-reload' });
      void judge();
    }, pause);
  });
  server.ws.on('connection', () => {
    if (errors.length) server.ws.send({ type: 'error', err: overlay(errors, folder) });
  });
  void ready.then(judge);
}

/** As Astro's overlay shows it: its message is HTML, and what an author wrote is not. */
function overlay(errors: readonly Finding[], folder: Folder) {
  const [first] = errors;
  const lines = errors.map(findingLine);
  return {
    name: 'npm run check',
    title: countFindings(errors),
    message: lines.map((value) => toHtml({ type: 'text', value })).join('<br><br>'),
    stack: lines.join('\n'),
    loc: first && { file: join(folder.root, first.file), line: first.line, column: first.column },
  };
}
