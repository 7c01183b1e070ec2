import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { digest } from './digest.ts';

let program: Promise<string> | undefined;

/** Changes with anything that files are read with: what an old program said is never kept. */
export function programDigest(): Promise<string> {
  program ??= (async () => {
    const files = [...(await sources()), 'package-lock.json'];
    return digest(...(await Promise.all(files.map((file) => readFile(file, 'utf8')))));
  })();
  return program;
}

async function sources(): Promise<string[]> {
  const folders = ['src/archive', 'src/authoring', 'src/markdown', 'src/schema'];
  const names = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder, { recursive: true }))
        .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
        .map((name) => join(folder, name)),
    ),
  );
  return names.flat().sort();
}
