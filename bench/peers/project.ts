import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { content } from './content.ts';
import type { Source } from './source.ts';

/** Where the peers' templates lie, each in a folder of its name. */
const templates = resolve('bench/peers');

/** What a generator wants otherwise than the archive has it. */
export interface Ways {
  peer: 'eleventy' | 'hugo';
  /** What it reads beside the content: paths within the project, and what stands in each. */
  data: Record<string, unknown>;
  /** Where it looks for a file of content, and how it must read. */
  place?(path: string): string;
  text?(text: string): string;
}

/** Writes a generator's whole project afresh: its templates, our styles, the archive's content. */
export async function writeProject(
  source: Source,
  folder: string,
  { peer, data, place = (path) => path, text = (whole) => whole }: Ways,
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await cp(join(templates, peer), folder, { recursive: true });
  await cp('src/styles', join(folder, 'static/styles'), { recursive: true });
  for (const [path, value] of Object.entries(data))
    await write(join(folder, path), JSON.stringify(value));
  for (const [path, whole] of content(source))
    await write(join(folder, 'content', place(path)), text(whole));
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
