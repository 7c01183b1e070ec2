import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Output, PageOutput } from '../outputs/output.ts';
import { dataDigest } from '../digest.ts';
import { codeDigest } from '../loader/code-digest.ts';
import { viewData } from '../outputs/view-data.ts';
import { routePath, type Params, type Route } from '../routes.ts';
import type { Manifest } from './manifest.ts';
import { moduleUrl, type Program } from './program.ts';
import type { PageRequest, PictureRequest } from './worker.ts';
import type { Workers } from './workers.ts';

/**
 * Writes the files that are missing or outdated in the site into the folder `into`.
 * @param url the site's URL
 * @returns the key of each file written
 */
export async function writeOutputs(
  outputs: readonly Output[],
  url: string,
  program: Program,
  manifest: Manifest,
  into: string,
  workers: Workers,
): Promise<Map<string, string>> {
  const changed = new Map<string, string>();
  const textCode = codeDigest('outputs/data.ts', 'outputs/feeds.ts', 'outputs/open-data.ts');
  const bookCode = codeDigest('outputs/books.ts');
  const pictureCode = codeDigest('pictures/draw.ts');
  const isChanged = (file: string, key: string) => {
    if (manifest.isCurrent(file, key)) return false;
    changed.set(file, key);
    return true;
  };
  const pathFor = (file: string) => {
    const path = join(into, file);
    mkdirSync(dirname(path), { recursive: true });
    return path;
  };

  const pages = outputs.filter((output) => 'view' in output);
  const paramsFile = join(into, '.params.json');
  let hasParams = false;
  function* changedPages(): Generator<PageRequest> {
    for (const page of pages) {
      const { file, route, params } = page;
      const view = page.view();
      if (!isChanged(file, dataDigest(program.key, route, viewData(view)))) continue;
      if (!hasParams) writeFileSync(paramsFile, JSON.stringify(paramsByRoute(pages)));
      hasParams = true;
      const path = routePath(route, params);
      const pageUrl = new URL(path, url).href;
      yield { route, path, url: pageUrl, file: join(into, file), view: JSON.stringify(view) };
    }
  }

  function* changedPictures(): Generator<PictureRequest> {
    for (const output of outputs)
      if ('picture' in output && isChanged(output.file, dataDigest(pictureCode, output.picture)))
        yield { file: join(into, output.file), picture: output.picture };
  }

  async function writeOthers() {
    for (const [index, output] of outputs.entries()) {
      if ('from' in output) {
        if (isChanged(output.file, manifest.sourceDigest(output)))
          copyFileSync(output.from, pathFor(output.file));
      } else if (
        'text' in output &&
        isChanged(output.file, dataDigest(textCode, output.cacheKeyData()))
      )
        writeFileSync(pathFor(output.file), await output.text());
      // Yields, so that messages from the threads are handled.
      if (index % 64 === 0) await setImmediate();
    }
  }

  for (const output of outputs)
    if ('bytes' in output) {
      if (isChanged(output.file, dataDigest(bookCode, output.cacheKeyData()))) {
        const bytes = await output.bytes();
        writeFileSync(pathFor(output.file), bytes);
        output.size = bytes.length;
      } else output.size = manifest.files.get(output.file)?.[1];
    }

  await Promise.all([
    workers.writePages({ program: moduleUrl(program), paramsFile }, changedPages()),
    workers.writePictures(changedPictures()),
    writeOthers(),
  ]);
  rmSync(paramsFile, { force: true });
  return changed;
}

function paramsByRoute(pages: readonly PageOutput[]): Record<Route, Params[]> {
  const byRoute = Map.groupBy(pages, ({ route }) => route);
  return Object.fromEntries(
    [...byRoute].map(([route, some]) => [route, some.map(({ params }) => params)]),
  ) as Record<Route, Params[]>;
}
