import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack, type Pack } from 'tar-stream';

/** A folder as a .tar.gz, in an order of its own; `more` adds what no folder can hold. */
export async function tarOf(folder: string, more: (tar: Pack) => void = () => {}): Promise<Buffer> {
  const tar = pack();
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const file of files.filter((each) => each.isFile()).reverse()) {
    const path = join(file.parentPath, file.name);
    tar.entry({ name: `./${path.slice(folder.length + 1)}` }, await readFile(path));
  }
  more(tar);
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return gzipSync(Buffer.concat(chunks));
}
