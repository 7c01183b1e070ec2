import { copyFileSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Output, PageOutput } from '../outputs/output.ts';
import { dataDigest } from '../digest.ts';
import { codeDigest } from '../loader/code-digest.ts';
import { viewData } from '../outputs/view-data.ts';
import { routePath, type Params, type Route } from '../routes.ts';
import type { Manifest } from './manifest.ts';
import { moduleOf, type Program } from './program.ts';
import type { PageTask } from './tasks.ts';
import type { Workers } from './workers.ts';

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
  const textCode = codeDigest('outputs/data.ts', 'outputs/feeds.ts');
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

  const pages = outputs.filter((output) => 'view' in output);
  const params = join(into, '.params.json');
  function* changedPages(): Generator<PageTask> {
    for (const { file, route, params: of, view: viewOf } of pages) {
      const view = viewOf();
      if (!differs(file, dataDigest(program.key, route, viewData(view)))) continue;
      if (!existsSync(params)) writeFileSync(params, JSON.stringify(paramsByRoute(pages)));
      const path = routePath(route, of);
      const address = new URL(path, url).href;
      yield { route, path, url: address, file: join(into, file), view: JSON.stringify(view) };
    }
  }

  async function makeOthers() {
    for (const [index, output] of outputs.entries()) {
      if ('from' in output) {
        const { size, mtimeMs } = statSync(output.from);
        if (differs(output.file, dataDigest(output.from, size, mtimeMs)))
          copyFileSync(output.from, path(output.file));
      } else if ('of' in output && differs(output.file, dataDigest(textCode, output.of())))
        writeFileSync(path(output.file), await output.text());
      // Yields, so that messages from the threads are handled.
      if (index % 64 === 0) await setImmediate();
    }
  }

  mkdirSync(into, { recursive: true });
  await Promise.all([
    workers.write({ program: moduleOf(program), params }, changedPages()),
    makeOthers(),
  ]);
  rmSync(params, { force: true });
  return changed;
}

function paramsByRoute(pages: readonly PageOutput[]): Record<Route, Params[]> {
  const byRoute = Map.groupBy(pages, ({ route }) => route);
  return Object.fromEntries(
    [...byRoute].map(([route, some]) => [route, some.map(({ params }) => params)]),
  ) as Record<Route, Params[]>;
}
