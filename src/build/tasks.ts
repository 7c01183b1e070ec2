import type { Rendering, Surroundings } from '../markdown/processor.ts';
import type { Route } from '../routes.ts';

/** A text and all that it is rendered with. */
export interface Unrendered {
  markdown: string;
  surroundings: Surroundings;
}

/** What became of it. */
export type Rendered = Rendering | { failure: string };

/** A page to render. */
export interface PageTask {
  route: Route;
  /** Below the site's base. */
  path: string;
  url: string;
  /** Where it is written. */
  file: string;
  /** All that it shows, as JSON: a thread takes over a text at less cost than an object. */
  view: string;
}

/** Pages to render together. */
export interface PagesTask {
  /** The address of the compiled program's module. */
  program: string;
  /** The file that lists the parameters of all pages, by their routes. */
  params: string;
  pages: PageTask[];
}
