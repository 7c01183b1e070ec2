import type { Rendering, Surroundings } from '../markdown/processor.ts';
import type { Route } from '../routes.ts';

/** A text to render. */
export interface TextRequest {
  markdown: string;
  surroundings: Surroundings;
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
