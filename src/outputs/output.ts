import type { Params, Route } from '../routes.ts';
import type { View } from '../views/frame.ts';

/** One file of the site. */
export type Output = PageOutput | TextOutput | CopiedOutput;

/** A page, which a file of src/pages renders from its view. */
export interface PageOutput {
  /** Relative to the site, with slashes; as in the others. */
  file: string;
  route: Route;
  params: Params;
  view: () => View;
}

/** A text that a function returns. */
export interface TextOutput {
  file: string;
  /** Plain data: if it's unchanged, so is the text. */
  cacheKeyData: () => unknown;
  text: () => string | Promise<string>;
}

/** A file that is served unchanged. */
export interface CopiedOutput {
  file: string;
  /** Absolute path of the file to copy. */
  from: string;
}

/** Returns the file that is served at a path. @example fileOf('/base/', '/base/about/') // => 'about/index.html' */
export function fileOf(base: string, path: string): string {
  const file = path.slice(base.length);
  return file === '' || file.endsWith('/') ? `${file}index.html` : file;
}
