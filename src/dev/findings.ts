import { extname, join } from 'node:path';
import type { AstroIntegrationLogger } from 'astro';
import { Tinypool } from 'tinypool';
import type { ViteDevServer } from 'vite';
import { countFindings, findingLine, findingLines, type Finding } from '../loader/finding.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';

/** Milliseconds to wait for an editor to finish writing files. */
const delay = 100;

/** Reloads the page after each change, and reports what `check` finds, in the terminal and an overlay. */
export class LiveFindings {
  #paths: ArchivePaths;
  #server: ViteDevServer;
  #logger: AstroIntegrationLogger;
  #reported = new Set<string>();
  #errors: Finding[] = [];
  #timer: NodeJS.Timeout | undefined;
  #checks = 0;
  #pool = new Tinypool({
    filename: new URL(`./check-worker${extname(import.meta.filename)}`, import.meta.url).href,
    runtime: 'worker_threads',
    minThreads: 0,
    maxThreads: 1,
  });

  constructor(paths: ArchivePaths, server: ViteDevServer, logger: AstroIntegrationLogger) {
    this.#paths = paths;
    this.#server = server;
    this.#logger = logger;
    server.ws.on('connection', () => this.#showOverlay());
  }

  /** Reloads the page and checks again, after a change. */
  refresh(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // The errors may be fixed; the check shows those that aren't again.
      this.#errors = [];
      this.#server.ws.send({ type: 'full-reload' });
      void this.check();
    }, delay);
  }

  /** Checks the archive and reports new findings. */
  async check(): Promise<void> {
    const number = ++this.#checks;
    try {
      const findings: Finding[] = await this.#pool.run(this.#paths);
      // Ignores a check that a later change has outdated.
      if (number === this.#checks) this.#report(findings);
    } catch (cause) {
      // For example, a file was deleted while it was read; that change starts another check.
      const reason = cause instanceof Error ? cause.message : String(cause);
      this.#logger.warn(`the check failed: ${reason}`);
    }
  }

  #report(findings: readonly Finding[]) {
    const lines = findings.map(findingLine);
    const added = findings.filter((_, index) => !this.#reported.has(lines[index]!));
    const { warning = [], error = [] } = Object.groupBy(added, ({ severity }) => severity);
    for (const line of findingLines(warning)) this.#logger.warn(line);
    for (const line of findingLines(error)) this.#logger.error(line);
    if (this.#reported.size && !lines.length) this.#logger.info('all problems are fixed');
    this.#reported = new Set(lines);
    this.#errors = findings.filter(({ severity }) => severity === 'error');
    this.#showOverlay();
  }

  #showOverlay() {
    const err = overlay(this.#errors, this.#paths);
    if (this.#errors.length) this.#server.ws.send({ type: 'error', err });
  }
}

/** Returns errors for Astro's overlay, which escapes the message and keeps its lines. */
function overlay(errors: readonly Finding[], paths: ArchivePaths) {
  const [first] = errors;
  const lines = errors.map(findingLine);
  return {
    name: 'npm run check',
    title: countFindings(errors),
    message: lines.join('\n\n'),
    stack: lines.join('\n'),
    loc: first && { file: join(paths.root, first.file), line: first.line, column: first.column },
  };
}
