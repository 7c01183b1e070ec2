import { copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { addressOf, type Output } from '../outputs/output.ts';
import { viewData } from '../outputs/view-data.ts';
import type { Shown } from '../views/index.ts';
import { keyOf } from './keys.ts';
import type { Manifest } from './manifest.ts';
import type { Program } from './program.ts';
import type { PageTask, Workers } from './workers.ts';

/**
 * Makes the files that the site does not hold as they should be, into a folder of their own.
 * @param url the site's address
 * @returns the files made, and what they were made of
 */
export async function make(
  outputs: readonly Output[],
  url: string,
  program: Program,
  manifest: Manifest,
  into: string,
  workers: Workers,
): Promise<Map<string, string>> {
  const changed = new Map<string, string>();
  const differs = (file: string, key: string) => {
    const differs = !manifest.holds(file, key);
    if (differs) changed.set(file, key);
    return differs;
  };
  const path = (file: string) => {
    const path = join(into, file);
    mkdirSync(dirname(path), { recursive: true });
    return path;
  };

  function* pages(): Generator<PageTask> {
    for (const output of outputs) {
      if (!('view' in output)) continue;
      const { file, template } = output;
      const view = output.view();
      if (!differs(file, keyOf(program.key, template, viewData(view)))) continue;
      const page = JSON.stringify({ template, view } satisfies Shown);
      yield { url: new URL(addressOf(file), url).href, path: join(into, file), page };
    }
  }

  mkdirSync(into, { recursive: true });
  const written = workers.write(program.module, pages());
  for (const [index, output] of outputs.entries()) {
    if ('from' in output) {
      const { size, mtimeMs } = statSync(output.from);
      if (differs(output.file, keyOf(output.from, size, mtimeMs)))
        copyFileSync(output.from, path(output.file));
    } else if ('of' in output && differs(output.file, keyOf(program.key, output.of())))
      writeFileSync(path(output.file), await output.text());
    // The workers’ word is heard between two texts.
    if (index % 64 === 0) await setImmediate();
  }
  await written;
  return changed;
}
