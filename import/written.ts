import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { digest } from '../src/digest.ts';

/**
 * What an import has written, by digest, so that the next run knows its own files from those that
 * somebody has changed. It is kept in the archive's `.aftertalk/`, beside the content.
 */
export class Written {
  readonly #root: string;
  readonly #file: string;
  #complete = true;
  /** Path → the digests it may have: the one to be, and one left by a run that was interrupted. */
  #digests = new Map<string, string[]>();

  constructor(root: string, format: string) {
    this.#root = root;
    this.#file = join(root, '.aftertalk', `import-${format}.json`);
  }

  /** @throws where the record is there but broken: nothing is overwritten on a guess */
  async read(): Promise<this> {
    const text = await readFile(this.#file, 'utf8').catch(() => '');
    if (!text) return this;
    try {
      const { complete, files } = JSON.parse(text) as { complete: boolean; files: object };
      this.#complete = complete;
      for (const [path, digests] of Object.entries(files))
        this.#digests.set(path, [digests].flat());
    } catch {
      throw new Error(`${this.#file} is broken; put it back from git, or delete it to start anew`);
    }
    return this;
  }

  /** Whether a file is as an import left it. */
  isOurs(path: string, content: string | Uint8Array): boolean {
    return this.#digests.get(path)?.includes(mark(content)) ?? false;
  }

  /** Whether an import wrote a file of this name, whatever became of it. */
  wrote(path: string): boolean {
    return this.#digests.has(path);
  }

  paths(): string[] {
    return [...this.#digests.keys()];
  }

  /** Whether an import wrote this file and it is gone: somebody deleted it, unless a run broke off. */
  wasDeleted(path: string): boolean {
    return this.#complete && this.#digests.has(path);
  }

  /** Notes, before anything is written, what is about to be. */
  async begin(files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
    for (const [path, content] of files) {
      const now = mark(content);
      const former = this.#digests.get(path) ?? [];
      this.#digests.set(path, [now, ...former.filter((other) => other !== now)]);
    }
    await this.#save(false);
  }

  /** Notes that everything was. Files that a hand has changed since are still known by it. */
  async finish(files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
    for (const [path, content] of files) this.#digests.set(path, [mark(content)]);
    await this.#save(true);
  }

  async #save(complete: boolean) {
    const files = Object.fromEntries(
      [...this.#digests]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([path, digests]) => [path, digests.length > 1 ? digests : digests[0]]),
    );
    const text = `${JSON.stringify({ complete, files }, null, 1)}\n`;
    if ((await readFile(this.#file, 'utf8').catch(() => '')) === text) return;
    await replaceFile(this.#root, this.#file, text);
  }
}

/**
 * Writes a file whole or not at all, at any moment of an interruption. What is half written lies in
 * `.aftertalk/`, where the next run writes over it.
 */
export async function replaceFile(
  root: string,
  file: string,
  content: string | Uint8Array,
  lane = 0,
): Promise<void> {
  const partial = join(root, '.aftertalk', `partial-${lane}`);
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

/** Removes what an interrupted run left half written. */
export async function removePartials(root: string, lanes: number): Promise<void> {
  for (let lane = 0; lane < lanes; lane++)
    await rm(join(root, '.aftertalk', `partial-${lane}`), { force: true });
}

/** Enough of a digest to know a file again. */
function mark(content: string | Uint8Array): string {
  return digest(content).slice(0, 22);
}
