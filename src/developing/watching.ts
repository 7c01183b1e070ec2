import { realpath } from 'node:fs/promises';
import { subscribe } from '@parcel/watcher';
import type { AstroIntegrationLogger } from 'astro';
import type { Folder } from '../authoring/folder.ts';

/**
 * Tells of changes below `content/`, those of a moment together, once this is done and until the
 * process ends. Vite's watcher asks the system for a watch on each file: at 21,715 talks for four
 * seconds, and for more of them than many systems grant; this one on each folder.
 */
export async function watchContent(
  { content }: Folder,
  logger: AstroIntegrationLogger,
  changed: () => void,
): Promise<void> {
  const blind = ({ message }: Error) =>
    logger.error(`changes of ${content} are not seen until you start again: ${message}`);
  await realpath(content)
    .then((folder) => subscribe(folder, (cause) => (cause ? blind(cause) : changed())))
    .catch(blind);
}
