import { markdownTree } from '../src/markdown/tree.ts';
import { toMarkdown } from './text/markdown.ts';

/** The host of links to other talks of a source, until these have their paths. It can't exist. */
const host = 'https://imported.invalid/';

/** Returns a link to the talk with this id in the source, for its body. */
export function talkLink(id: string): string {
  return (
    host +
    encodeURIComponent(id).replaceAll(/[()']/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  );
}

/**
 * Returns a body whose links to talks have their paths; a link to what wasn't imported becomes its text.
 * @param pathOf returns the path of a talk's file, from the body's own
 */
export function resolveTalkLinks(
  body: string,
  images: ReadonlySet<string>,
  pathOf: (id: string) => string | undefined,
): string {
  if (!body.includes(host)) return body;
  const links = /https:\/\/imported\.invalid\/([^)\s>#]*)/g;
  const idOf = (link: string) => decodeURIComponent(link);
  const dropped = body.replaceAll(links, (link, id: string) =>
    pathOf(idOf(id)) === undefined ? 'dropped:' : link,
  );
  const text = dropped === body ? body : toMarkdown(markdownTree(dropped), undefined, images);
  return text.replaceAll(links, (_, id: string) => pathOf(idOf(id)) ?? '');
}
