import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { iconFiles } from '../paths.ts';
import type { CopiedOutput } from './output.ts';

/**
 * Returns the site's icons: each is the archive's own, or else the default.
 * @param publicFolder the archive's `public/`, absolute
 * @param sources the folder `src`, absolute
 */
export function icons(publicFolder: string, sources: string): CopiedOutput[] {
  return iconFiles.map((file) => ({
    file,
    // Looked up at each request in dev, where an icon can be added or deleted.
    get from() {
      const own = join(publicFolder, file);
      const isFile = lstatSync(own, { throwIfNoEntry: false })?.isFile();
      return isFile ? own : join(sources, 'icons', file);
    },
  }));
}
