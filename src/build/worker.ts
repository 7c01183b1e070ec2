import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Pages, Params, Route } from '../routes.ts';
import type { PagesTask, PageTask, Rendered, Unrendered } from './tasks.ts';

// Each kind of work loads what it needs: most builds have little to do.

/** Renders texts. */
export async function render(texts: Unrendered[]): Promise<Rendered[]> {
  const { renderMarkdown } = await import('../markdown/processor.ts');
  return texts.map(({ markdown, surroundings }) => {
    try {
      return renderMarkdown(markdown, surroundings);
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  });
}

/** Renders pages and writes them. @throws if a page can't be rendered, with its address */
export async function write({ program, params, pages }: PagesTask): Promise<void> {
  const { app, setPages } = (await import(program)) as typeof import('./app.ts');
  const { routes } = app.getManifest();
  let page: PageTask | undefined;
  setPages({
    params: paramsFrom(params),
    view: (path) => path === page?.path && JSON.parse(page.view),
  });
  for (page of pages) {
    const { route, url, file } = page;
    const ending = `/pages/${route}.astro`;
    // Several routes may match an address; the outputs say which one is meant.
    const routeData = routes.find(({ routeData: each }) =>
      each.component.endsWith(ending),
    )?.routeData;
    const response = await app.render(new Request(url), { routeData });
    const html = await response.text();
    if (response.status === 500) throw new Error(`${url}: ${response.status} ${html}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, html);
  }
}

/** Reads the parameters of all pages of the site, once for all that a thread renders. */
function paramsFrom(path: string): Pages['params'] {
  let all: Record<Route, Params[]> | undefined;
  return (route) =>
    (all ??= JSON.parse(readFileSync(path, 'utf8')) as Record<Route, Params[]>)[route];
}
