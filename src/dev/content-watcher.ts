import { statSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import type { AsyncSubscription, Event } from '@parcel/watcher';
import type { AstroIntegrationLogger } from 'astro';
import type { ArchivePaths } from '../loader/archive-paths.ts';

/**
 * Reports changes in `content/`, several together. It watches folders, while Vite watches each file:
 * at 21,715 talks that takes four seconds, and exceeds the limit of many systems.
 */
export class ContentWatcher {
  #content: string;
  #logger: AstroIntegrationLogger;
  #onChange: () => void;
  #subscription: AsyncSubscription | undefined;

  constructor({ content }: ArchivePaths, logger: AstroIntegrationLogger, onChange: () => void) {
    this.#content = content;
    this.#logger = logger;
    this.#onChange = onChange;
  }

  /** Reports changes from now on. */
  async start(): Promise<void> {
    try {
      // Loaded lazily: build and check work on systems without it.
      const { subscribe } = await import('@parcel/watcher');
      const folder = await realpath(this.#content);
      this.#subscription = await subscribe(folder, (cause, events) => {
        if (cause) return this.#reportFailure(cause);
        this.#onChange();
        if (events.some(({ type, path }) => type === 'delete' && path === folder))
          this.#reportFailure(new Error('the folder was deleted'));
        else if (events.some(isNewFolder)) void this.#restart();
      });
    } catch (cause) {
      this.#reportFailure(cause as Error);
    }
  }

  async end(): Promise<void> {
    const subscription = this.#subscription;
    this.#subscription = undefined;
    await subscription?.unsubscribe();
  }

  /** Linux reports a new folder, but not the files it had before it was watched. */
  async #restart() {
    if (!this.#subscription) return;
    await this.end();
    await this.start();
    this.#onChange();
  }

  #reportFailure({ message }: Error) {
    this.#logger.error(
      `changes in ${this.#content} aren’t watched; restart npm run dev: ${message}`,
    );
  }
}

function isNewFolder({ type, path }: Event): boolean {
  return type === 'create' && !!statSync(path, { throwIfNoEntry: false })?.isDirectory();
}
