import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Rendering, Surroundings } from '../markdown/processor.ts';
import type { Picture } from '../pictures/picture.ts';
import type { Pages, Params, Route } from '../routes.ts';

/** A text to render. */
export interface TextRequest {
  markdown: string;
  surroundings: Surroundings;
}

/** Texts that one thread renders together. */
export interface TextBatch {
  texts: TextRequest[];
  /** How long one text may take; a minute if it isn't given. */
  seconds?: number | undefined;
}

export type TextResult = Rendering | { failure: string };

/** A page to render. */
export interface PageRequest {
  route: Route;
  /** Below the site's base. */
  path: string;
  url: string;
  /** Absolute path of the file to write. */
  file: string;
  /** The page's view as JSON: a thread receives a string faster than an object. */
  view: string;
}

/** Pages that one thread renders together. */
export interface PageBatch {
  /** The URL of the compiled program's module. */
  program: string;
  /** The file with the parameters of all pages, by route. */
  paramsFile: string;
  pages: PageRequest[];
}

/** A picture to draw. */
export interface PictureRequest {
  /** Absolute path of the file to write. */
  file: string;
  picture: Picture;
}

// All functions load their modules lazily: most builds have little to do.

/** Renders texts. Each that takes too long has a failure, as one that can't be rendered. */
export async function renderTexts({ texts, seconds }: TextBatch): Promise<TextResult[]> {
  const { renderMarkdown } = await import('../markdown/processor.ts');
  const { inTime } = await import('../loader/time-limit.ts');
  const results: TextResult[] = [];
  while (results.length < texts.length) {
    const first = results.length;
    try {
      // The limit takes 0.1 ms to set, so texts share one. The text that it stops is tried again.
      inTime(() => {
        for (const { markdown, surroundings } of texts.slice(first))
          results.push(renderMarkdown(markdown, surroundings));
      }, seconds);
    } catch (error) {
      if (results.length > first) continue;
      results.push({ failure: error instanceof Error ? error.message : String(error) });
    }
  }
  return results;
}

/** Renders pages and writes them. @throws with a page's URL if it can't be rendered */
export async function writePages({ program, paramsFile, pages }: PageBatch): Promise<void> {
  const { app, setPages } = (await import(program)) as typeof import('./app.ts');
  const { routes } = app.getManifest();
  let page: PageRequest | undefined;
  setPages({
    params: readParams(paramsFile),
    view: (path) => path === page?.path && JSON.parse(page.view),
  });
  for (page of pages) {
    const { route, url, file } = page;
    const component = `/pages/${route}.astro`;
    // Several routes may match a URL; the output has the right one.
    const routeData = routes.find((each) =>
      each.routeData.component.endsWith(component),
    )?.routeData;
    const response = await app.render(new Request(url), { routeData });
    const html = await response.text();
    if (response.status === 500) throw new Error(`${url}: ${response.status} ${html}`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, html);
  }
}

/** Draws pictures and writes them. */
export async function writePictures(pictures: PictureRequest[]): Promise<void> {
  const { drawPicture } = await import('../pictures/draw.ts');
  for (const { file, picture } of pictures) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await drawPicture(picture));
  }
}

/** Returns the parameters of a route's pages. The file is read once, and only if Astro needs it. */
function readParams(file: string): Pages['params'] {
  let byRoute: Record<Route, Params[]> | undefined;
  return (route) =>
    (byRoute ??= JSON.parse(readFileSync(file, 'utf8')) as Record<Route, Params[]>)[route];
}
