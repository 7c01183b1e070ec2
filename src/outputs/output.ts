import type { Picture } from '../pictures/picture.ts';
import type { Params, Route } from '../routes.ts';
import type { View } from '../views/frame.ts';

/** One file of the site. */
export type Output = PageOutput | TextOutput | BytesOutput | PictureOutput | CopiedOutput;

/** A page, rendered from its view by a file in src/pages. */
export interface PageOutput {
  /** Relative to the site, with slashes; as in the other outputs. */
  file: string;
  route: Route;
  params: Params;
  view: () => View;
}

/** A text file. */
export interface TextOutput {
  file: string;
  /** Plain data that changes whenever the text does. */
  cacheKeyData: () => unknown;
  text: () => string | Promise<string>;
}

/** A file that isn't text, made before the pages, so that one of them can show its size. */
export interface BytesOutput {
  file: string;
  /** Plain data that changes whenever the bytes do. */
  cacheKeyData: () => unknown;
  bytes: () => Promise<Uint8Array>;
  /** Set by a build. */
  size?: number | undefined;
}

/** A picture, drawn like a page in a thread. */
export interface PictureOutput {
  file: string;
  picture: Picture;
}

/** A copied file. */
export interface CopiedOutput {
  file: string;
  /** Absolute path. */
  from: string;
}

/** Returns a file whose text is its own key: it's short, or needed for the key anyway. */
export function eagerOutput(file: string, text: string): TextOutput {
  return { file, cacheKeyData: () => text, text: () => text };
}

/** Returns the file that is served at a path. @example fileOf('/base/', '/base/about/') // => 'about/index.html' */
export function fileOf(base: string, path: string): string {
  const file = path.slice(base.length);
  return file === '' || file.endsWith('/') ? `${file}index.html` : file;
}
