import type { Root } from 'mdast';
import { posix } from 'node:path';
import { visit } from 'unist-util-visit';
import { decodePercent } from './web-url.ts';
import { talkLink } from './talk-links.ts';

/** Finds the posts that links of other posts in the same source are meant for. */
export class PostLinks {
  readonly #paths = new Map<string, string>();
  /** Path by file or folder name; undefined if several have the same. */
  readonly #names = new Map<string, string | undefined>();

  constructor(paths: readonly string[]) {
    for (const path of paths) {
      const base = withoutExtension(path);
      this.#paths.set(base, path).set(base.replace(/^(?:.*\/)?content\//, ''), path);
      const name = posix.basename(base);
      for (const each of new Set([name, name.replace(/^\d{4}-\d\d-\d\d-/, '')]))
        this.#names.set(each, this.#names.has(each) ? undefined : path);
    }
  }

  /** Returns the path of the post with this file or folder name, as Jekyll's and Hugo's tags write it. */
  byName(reference: string): string | undefined {
    const base = withoutExtension(reference.replace(/[?#].*$/, '').replace(/^\/|\/$/g, ''));
    return this.#paths.get(base) ?? this.#names.get(posix.basename(base));
  }

  /** Replaces links between posts with those that become links between their talks. */
  resolve(tree: Root, from: string): void {
    visit(tree, 'link', (link) => {
      const target = this.#target(link.url, from);
      if (target !== undefined) link.url = talkLink(target);
    });
  }

  #target(link: string, from: string): string | undefined {
    const pelican = link.match(/^(?:\{(?:filename|article)\}|\|filename\|)(.*)$/)?.[1];
    const path = decodePercent((pelican ?? link).replace(/[?#].*$/, ''));
    if (!path || /^[a-z][a-z\d+.-]*:|^\/\//i.test(path)) return undefined;
    if (path.startsWith('/')) return this.#paths.get(withoutExtension(path.slice(1)));
    // Relative to the post's file, to its page, or to the folder of all posts.
    const bases = [posix.dirname(from), withoutExtension(from), ''];
    const found = bases.map((base) => this.#paths.get(withoutExtension(posix.join(base, path))));
    return found.find((target) => target !== undefined);
  }
}

/** @example withoutExtension('talks/zmq/index.en.md') // => 'talks/zmq' */
function withoutExtension(path: string): string {
  return path.replace(
    /(?:^|\/)index(?:\.\w+)?\.\w+$|\.(?:md|mdx|markdown|mdown|mkd|rst|rest|html?)$|\/$/,
    '',
  );
}
