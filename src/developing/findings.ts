import { join, relative } from 'node:path';
import type { AstroIntegrationLogger } from 'astro';
import { toHtml } from 'hast-util-to-html';
import type { ViteDevServer } from 'vite';
import { check } from '../authoring/check.ts';
import { countFindings, findingLine, type Finding } from '../authoring/finding.ts';
import type { Folder } from '../authoring/folder.ts';

/** How long an editor may take to write its files, in milliseconds. */
const pause = 100;

/**
 * While writing: what `check` says, in the terminal and over the page, until it is mended; and the
 * page anew after each change.
 */
export function watchFindings(
  folder: Folder,
  server: ViteDevServer,
  logger: AstroIntegrationLogger,
): void {
  let said = new Set<string>();
  let errors: Finding[] = [];
  let waiting: NodeJS.Timeout | undefined;

  const judge = async (changed: boolean) => {
    const { findings } = await check(folder);
    const lines = findings.map(findingLine);
    for (const [index, { severity }] of findings.entries())
      if (!said.has(lines[index] ?? ''))
        logger[severity === 'error' ? 'error' : 'warn'](lines[index] ?? '');
    if (said.size && !lines.length) logger.info('nothing is wrong any more');
    said = new Set(lines);
    errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length) server.ws.send({ type: 'error', err: overlay(errors, folder) });
    else if (changed) server.ws.send({ type: 'full-reload' });
  };

  server.watcher.on('all', (_event, path) => {
    if ([folder.content, folder.public].every((each) => relative(each, path).startsWith('..')))
      return;
    clearTimeout(waiting);
    waiting = setTimeout(() => void judge(true), pause);
  });
  server.ws.on('connection', () => {
    if (errors.length) server.ws.send({ type: 'error', err: overlay(errors, folder) });
  });
  void judge(false);
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
