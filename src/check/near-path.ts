import { posix } from 'node:path';
import { nearest } from '../loader/near.ts';

/**
 * Finds which of many paths may have been meant by one that is not there: a neighbor with nearly its
 * name, or one of its name in a folder nearby. No path is compared with all others.
 */
export function nearPath(paths: readonly string[]): (path: string) => string | undefined {
  const byFolder = Map.groupBy(paths, posix.dirname);
  const byName = Map.groupBy(paths, nameOf);
  return (path) => {
    const [folder, name] = [posix.dirname(path), posix.basename(path)];
    const near = nearest(
      name,
      (byFolder.get(folder) ?? []).map((each) => posix.basename(each)),
    );
    if (near !== undefined) return posix.join(folder, near);
    const namesakes = byName.get(nameOf(path)) ?? [];
    return nearest(path, namesakes) ?? (namesakes.length === 1 ? namesakes[0] : undefined);
  };
}

function nameOf(path: string): string {
  return posix.basename(path).toLowerCase();
}
