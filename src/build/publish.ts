import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Manifest } from './manifest.ts';

/**
 * Puts what was made into the site. One of which nothing is kept is replaced whole; in any other
 * only what changed is replaced, file by file, and what is no more is removed. Should that be
 * interrupted, the manifest knows what to make again.
 * @param made the folder of the files that changed
 * @param changed the files in it, and what they were made of
 * @param gone files of the site that are no more
 */
export function publish(
  out: string,
  made: string,
  manifest: Manifest,
  changed: ReadonlyMap<string, string>,
  gone: ReadonlySet<string>,
): void {
  const former = [...manifest.files.keys()];
  for (const file of [...changed.keys(), ...gone]) manifest.doubt(file);
  manifest.save();
  if (former.every((file) => changed.has(file) || gone.has(file))) replace(out, made);
  else {
    for (const file of gone) remove(out, file);
    for (const file of changed.keys()) {
      mkdirSync(dirname(join(out, file)), { recursive: true });
      renameSync(join(made, file), join(out, file));
    }
  }
  for (const file of gone) manifest.files.delete(file);
  for (const [file, key] of changed) manifest.note(file, key);
  manifest.save();
}

/** One folder takes another's place; should it fail, the other stays. */
function replace(out: string, made: string) {
  const former = join(dirname(out), `.${basename(out)}.former`);
  mkdirSync(dirname(out), { recursive: true });
  rmSync(former, { recursive: true, force: true });
  const had = existsSync(out);
  if (had) renameSync(out, former);
  try {
    renameSync(made, out);
  } catch (error) {
    if (had) renameSync(former, out);
    throw error;
  }
  rmSync(former, { recursive: true, force: true });
}

/** Removes a file, and the folders that it leaves empty. */
function remove(out: string, file: string) {
  rmSync(join(out, file), { force: true });
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    const path = join(out, folder);
    if (!existsSync(path)) continue;
    if (readdirSync(path).length) return;
    rmdirSync(path);
  }
}
