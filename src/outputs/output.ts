import type { Params, Route } from '../routes.ts';
import type { View } from '../views/frame.ts';

/** One file of the site; what it depends on is known without making it. */
export type Output = PageOutput | TextOutput | CopiedOutput;

/** A page: a file of src/pages shows the view. */
export interface PageOutput {
  /** Relative to the site, with slashes, as are the others. */
  file: string;
  route: Route;
  params: Params;
  view: () => View;
}

/** A text that a function writes. */
export interface TextOutput {
  file: string;
  /** Plain data: the same data give the same text. */
  of: () => unknown;
  text: () => string | Promise<string>;
}

/** A file served as it is. */
export interface CopiedOutput {
  file: string;
  /** Absolute. */
  from: string;
}

/** The file that answers for an address. @example fileOf('/base/', '/base/about/') // => 'about/index.html' */
export function fileOf(base: string, path: string): string {
  const file = path.slice(base.length);
  return file === '' || file.endsWith('/') ? `${file}index.html` : file;
}
