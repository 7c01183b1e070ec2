import type { Root } from 'hast';
import type { Plugin } from 'unified';
import type { VFile } from 'vfile';

/**
 * Returns a step of the chain that runs only for texts that meet a condition, because most texts need
 * few of the steps. It is set up for the first such text: the highlighter loads 200 languages.
 */
export function onlyIf<Options extends unknown[]>(
  condition: (file: VFile) => boolean,
  step: Plugin<Options, Root>,
  ...options: Options
) {
  return function (this: ThisParameterType<typeof step>) {
    let transform: ((tree: Root, file: VFile) => void) | undefined;
    return (tree: Root, file: VFile) => {
      if (!condition(file)) return;
      transform ??= step.apply(this, options) as typeof transform;
      return transform?.(tree, file);
    };
  };
}
