import { statSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import type { AsyncSubscription, Event } from '@parcel/watcher';
import type { AstroIntegrationLogger } from 'astro';
import type { ArchivePaths } from '../loader/archive-paths.ts';

/**
 * Tells of changes below `content/`, those of a moment together. Vite's watcher asks the system for
 * a watch on each file: at 21,715 talks for four seconds, and for more of them than many systems
 * grant; this one on each folder.
 */
export class ContentWatcher {
  #content: string;
  #logger: AstroIntegrationLogger;
  #changed: () => void;
  #subscription: AsyncSubscription | undefined;

  constructor({ content }: ArchivePaths, logger: AstroIntegrationLogger, changed: () => void) {
    this.#content = content;
    this.#logger = logger;
    this.#changed = changed;
  }

  /** What changes after this is told. */
  async start(): Promise<void> {
    try {
      // Not before it is needed: no build or check fails where a system has none.
      const { subscribe } = await import('@parcel/watcher');
      const folder = await realpath(this.#content);
      this.#subscription = await subscribe(folder, (cause, events) => {
        if (cause) return this.#blind(cause);
        this.#changed();
        if (events.some(({ type, path }) => type === 'delete' && path === folder))
          this.#blind(new Error('the folder is gone'));
        else if (events.some(isNewFolder)) void this.#again();
      });
    } catch (cause) {
      this.#blind(cause as Error);
    }
  }

  async end(): Promise<void> {
    const subscription = this.#subscription;
    this.#subscription = undefined;
    await subscription?.unsubscribe();
  }

  /** Linux tells of a new folder, but not of what stood in it before it was watched. */
  async #again() {
    if (!this.#subscription) return;
    await this.end();
    await this.start();
    this.#changed();
  }

  #blind({ message }: Error) {
    const unseen = `changes of ${this.#content} are not seen until you start again`;
    this.#logger.error(`${unseen}: ${message}`);
  }
}

function isNewFolder({ type, path }: Event): boolean {
  return type === 'create' && !!statSync(path, { throwIfNoEntry: false })?.isDirectory();
}
