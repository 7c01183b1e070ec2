import type { Collection } from '../schema/collections.ts';

/** Where a content file belongs. */
export interface ContentId {
  collection: Collection;
  id: string;
}

/** The folders of `content/`. */
export const folders = ['conferences', 'pages', 'speakers', 'talks', 'topics'] as const;

/** Files about a repository or folder, in the spelling that forges show. */
export const aboutRepository = /\/(?:README|LICENSE|CONTRIBUTING|CHANGELOG)(?:\.\w+)?$/;

/**
 * Returns the collection and id of a file below `content/`.
 * @example contentId('talks/pygrunn-2011/zmq.md')
 * @returns undefined if no content belongs there
 */
export function contentId(path: string): ContentId | undefined {
  if (path === 'site.yaml') return { collection: 'site', id: 'site' };
  const [top, ...rest] = path.split('/');
  const collection = folders.find((name) => name === top);
  const depth = collection === 'talks' ? 2 : 1;
  if (!collection || rest.length !== depth || !path.endsWith('.md')) return undefined;
  if (aboutRepository.test(path)) return undefined;
  return { collection, id: rest.join('/').slice(0, -'.md'.length) };
}
