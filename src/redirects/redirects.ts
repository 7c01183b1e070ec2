import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Archive } from '../archive/archive.ts';
import { formerIds, hasBook } from '../archive/conference.ts';
import type { Conference } from '../archive/model.ts';
import type { Site } from '../archive/site.ts';
import {
  conferenceFilePaths,
  conferencePath,
  decodePath,
  homePath,
  ownPagePath,
  redirectStylePath,
  seriesPath,
  speakerPath,
  talkPath,
  topicPath,
} from '../paths.ts';
import { policy } from '../seo/content-security-policy.ts';
import { wordsOf } from '../words/index.ts';

export interface Redirect {
  /** A former path, without the site's base. @example '/2011/zmq/' */
  from: string;
  to: string;
}

/** Returns every former path of a page with its current path, which is never a former one. */
export function redirects(archive: Archive): Redirect[] {
  const { site, home, ownPages, talks, withdrawn, conferences, topics, speakersById } = archive;
  return [
    ...fromAliases([home], () => homePath),
    ...fromAliases(ownPages, ownPagePath),
    ...fromAliases(conferences, successorPath),
    ...conferences.flatMap((each) => movedFiles(each, hasBook(site, each))),
    ...fromAliases(topics, topicPath),
    ...fromAliases([...speakersById.values()], speakerPath),
    ...fromAliases([...talks, ...withdrawn], talkPath),
  ];
}

/** A series has no file, so the former path of one is an alias of a conference in its successor. */
function successorPath(conference: Conference, from: string): string {
  const { series } = conference;
  return series && from.startsWith('/series/') ? seriesPath(series) : conferencePath(conference);
}

/** The files of a conference have its id in their paths. Where a host can't redirect, they are copies. */
function movedFiles(conference: Conference, hasBook: boolean): Redirect[] {
  const paths = conferenceFilePaths(conference, hasBook);
  return formerIds(conference).flatMap((id) =>
    conferenceFilePaths({ id }, hasBook).map((from, index) => ({
      from: from.slice(homePath.length - 1),
      to: paths[index]!,
    })),
  );
}

/** Returns the file to serve at a former path. @example redirectFile('/2011/zmq/') // => '2011/zmq/index.html' */
export function redirectFile(from: string): string {
  // Hosts decode every character of a request.
  const path = decodeURIComponent(from).replace(/^\//, '');
  if (path === '' || path.endsWith('/')) return `${path}index.html`;
  return /\.[a-z0-9]+$/i.test(path) ? path : `${path}/index.html`;
}

/** Returns a page that redirects, for hosts without redirects. */
export function redirectPage(to: string, site: Pick<Site, 'language'>): string {
  const { language, moved, newAddress } = wordsOf(site);
  const link = h('a', { href: to }, decodePath(to));
  return toHtml([
    { type: 'doctype' },
    h('html', { lang: language }, [
      h('head', [
        h('meta', { httpEquiv: 'Content-Security-Policy', content: policy }),
        h('meta', { charSet: 'utf-8' }),
        h('title', moved),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('meta', { name: 'color-scheme', content: 'light dark' }),
        h('meta', { name: 'robots', content: 'noindex' }),
        h('meta', { httpEquiv: 'refresh', content: `0; url=${to}` }),
        h('link', { rel: 'canonical', href: to }),
        h('link', { rel: 'stylesheet', href: redirectStylePath }),
      ]),
      h('body', h('main', [h('h1', moved), h('p', newAddress(link))])),
    ]),
  ]);
}

function fromAliases<T extends { aliases: string[] }>(
  all: readonly T[],
  path: (each: T, from: string) => string,
): Redirect[] {
  return all.flatMap((each) => each.aliases.map((from) => ({ from, to: path(each, from) })));
}
