import { extname, join } from 'node:path';
import type { AstroIntegrationLogger } from 'astro';
import { toHtml } from 'hast-util-to-html';
import { Tinypool } from 'tinypool';
import type { ViteDevServer } from 'vite';
import { countFindings, findingLine, type Finding } from '../loader/finding.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';

/** How long an editor may take to write its files, in milliseconds. */
const pause = 100;

/**
 * While writing: the page anew after each change, and what `check` says, in the terminal and over
 * the page, until it is mended.
 */
export class LiveFindings {
  #folder: ArchivePaths;
  #server: ViteDevServer;
  #logger: AstroIntegrationLogger;
  #said = new Set<string>();
  #errors: Finding[] = [];
  #waiting: NodeJS.Timeout | undefined;
  #checks = 0;
  #checking = new Tinypool({
    filename: new URL(`./checking${extname(import.meta.filename)}`, import.meta.url).href,
    runtime: 'worker_threads',
    minThreads: 0,
    maxThreads: 1,
  });

  constructor(folder: ArchivePaths, server: ViteDevServer, logger: AstroIntegrationLogger) {
    this.#folder = folder;
    this.#server = server;
    this.#logger = logger;
    server.ws.on('connection', () => this.#show());
  }

  /** After a change: shows the page anew, and soon what is wrong now. */
  renew(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      // What was wrong may be mended: it is shown again when it is found again.
      this.#errors = [];
      this.#server.ws.send({ type: 'full-reload' });
      void this.judge();
    }, pause);
  }

  /** Checks the archive and says what was not said before. */
  async judge(): Promise<void> {
    const number = ++this.#checks;
    try {
      const findings: Finding[] = await this.#checking.run(this.#folder);
      // What was found before a later change may be mended by now.
      if (number === this.#checks) this.#say(findings);
    } catch (cause) {
      // As where a file goes, or changes, while it is read: that is a change, and checked in turn.
      this.#logger.warn(`not checked: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }

  #say(findings: readonly Finding[]) {
    const lines = findings.map(findingLine);
    for (const [index, { severity }] of findings.entries())
      if (!this.#said.has(lines[index] ?? ''))
        this.#logger[severity === 'error' ? 'error' : 'warn'](lines[index] ?? '');
    if (this.#said.size && !lines.length) this.#logger.info('nothing is wrong any more');
    this.#said = new Set(lines);
    this.#errors = findings.filter(({ severity }) => severity === 'error');
    this.#show();
  }

  #show() {
    const err = overlay(this.#errors, this.#folder);
    if (this.#errors.length) this.#server.ws.send({ type: 'error', err });
  }
}

/** As Astro's overlay shows it: its message is HTML, and what an author wrote is not. */
function overlay(errors: readonly Finding[], folder: ArchivePaths) {
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
