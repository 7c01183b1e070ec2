import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes a file completely or not at all, even if interrupted. The partial file is in `.aftertalk/`,
 * where the next run overwrites it.
 * @param writer numbers those that write at the same time
 */
export async function replaceFile(
  root: string,
  file: string,
  content: string | Uint8Array,
  writer = 0,
): Promise<void> {
  const partial = partialFile(root, writer);
  await mkdir(dirname(partial), { recursive: true });
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(partial, 'w');
  try {
    await handle.writeFile(content);
  } finally {
    await handle.close();
  }
  await rename(partial, file);
}

/** Deletes the partial files of an interrupted run. */
export async function removePartialFiles(root: string, writers: number): Promise<void> {
  for (let writer = 0; writer < writers; writer++)
    await rm(partialFile(root, writer), { force: true });
}

function partialFile(root: string, writer: number): string {
  return join(root, '.aftertalk', `partial-${writer}`);
}
