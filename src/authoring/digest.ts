import { createHash, hash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { at } from '../paths.ts';

/** SHA-256 of some texts or bytes, told apart from each other. */
export function digest(...parts: (string | Uint8Array)[]): string {
  const [only = ''] = parts;
  // At once, which is faster: most are of one file.
  if (parts.length === 1) return hash('sha256', only, 'base64url');
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part).update('\0');
  return sum.digest('base64url');
}

let program: Promise<string> | undefined;

/** Changes with anything that texts are read or rendered with: an old rendering is never kept. */
export function programDigest(): Promise<string> {
  program ??= (async () => {
    const files = [...(await sources()), 'src/paths.ts', 'package-lock.json'];
    return digest(at(''), ...(await Promise.all(files.map((file) => readFile(file, 'utf8')))));
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
