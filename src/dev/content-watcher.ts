import { statSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import type { AsyncSubscription, Event } from '@parcel/watcher';
import type { AstroIntegrationLogger } from 'astro';
import type { ArchivePaths } from '../loader/archive-paths.ts';

/**
 * Reports changes in `content/`, several together. It watches folders, while Vite watches each file:
 * at 21,715 talks that takes four seconds, and exceeds the limit of many systems.
 * @returns a function that stops watching
 */
export async function watchContent(
  { content }: ArchivePaths,
  logger: AstroIntegrationLogger,
  onChange: () => void,
): Promise<() => Promise<void>> {
  let subscription: AsyncSubscription | undefined;
  const start = async () => {
    try {
      // Loaded lazily: build and check work on systems without it.
      const { subscribe } = await import('@parcel/watcher');
      const folder = await realpath(content);
      subscription = await subscribe(folder, (cause, events) => {
        if (cause) return reportFailure(cause);
        onChange();
        if (events.some(({ type, path }) => type === 'delete' && path === folder))
          reportFailure(new Error('the folder was deleted'));
        else if (events.some(isNewFolder)) void restart();
      });
    } catch (cause) {
      reportFailure(cause as Error);
    }
  };
  const end = async () => {
    const ended = subscription;
    subscription = undefined;
    await ended?.unsubscribe();
  };
  // Linux reports a new folder, but not the files it had before it was watched.
  const restart = async () => {
    if (!subscription) return;
    await end();
    await start();
    onChange();
  };
  const reportFailure = ({ message }: Error) =>
    logger.error(`changes in ${content} aren’t watched; restart npm run dev: ${message}`);

  await start();
  return end;
}

function isNewFolder({ type, path }: Event): boolean {
  return type === 'create' && !!statSync(path, { throwIfNoEntry: false })?.isDirectory();
}
