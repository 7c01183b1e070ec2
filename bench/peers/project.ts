import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { content } from './content.ts';
import type { Source } from './source.ts';

const templates = resolve('bench/peers');

/** What a peer needs in another form than the archive has it. */
export interface ProjectOptions {
  /** The folder of the peer's templates. */
  peer: 'eleventy' | 'hugo';
  /** JSON files besides the content: values by path within the project. */
  data: Record<string, unknown>;
  /** Returns the peer's path for a file of content. */
  pathOf?(path: string): string;
  /** Converts the text of a file of content. */
  convert?(text: string): string;
}

/** Replaces a peer's project: its templates, Aftertalk's styles and the archive's content. */
export async function writeProject(
  source: Source,
  folder: string,
  { peer, data, pathOf = (path) => path, convert = (text) => text }: ProjectOptions,
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await cp(join(templates, peer), folder, { recursive: true });
  await cp('src/styles', join(folder, 'static/styles'), { recursive: true });
  for (const [path, value] of Object.entries(data))
    await write(join(folder, path), JSON.stringify(value));
  for (const [path, text] of content(source))
    await write(join(folder, 'content', pathOf(path)), convert(text));
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
