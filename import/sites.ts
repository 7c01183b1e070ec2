/** Names of sites → the form of their ids or paths → what comes before these in a URL. */
const sites: readonly [name: RegExp, id: RegExp, url: string][] = [
  [/^(?:youtube|yt|video)/, /^[\w-]{11}$/, 'https://www.youtube.com/watch?v='],
  [/^(?:vimeo|video)/, /^\d{6,10}$/, 'https://vimeo.com/'],
  [/^vimeo/, /^\d+$/, 'https://vimeo.com/'],
  [/^speakerdeck/, /^[\da-f]{24,32}$/, 'https://speakerdeck.com/player/'],
  [/^speakerdeck/, /^[\w.-]+\/[\w.-]+$/, 'https://speakerdeck.com/'],
  [/^slideshare/, /^[\w.-]+\/[\w.-]+$/, 'https://www.slideshare.net/'],
  [/^gist/, /^(?:[\w-]+\/)?[\da-f]+$/, 'https://gist.github.com/'],
  [/^(?:github|repo)/, /^[\w.-]+\/[\w.-]+$/, 'https://github.com/'],
];

/**
 * Returns the URL of what a site identifies by an id or a path.
 * @param site the name of a field, a tag or a directive
 * @example urlOnSite('github', 'ada/quay') // => 'https://github.com/ada/quay'
 */
export function urlOnSite(site: string, id: string): string | undefined {
  const found = sites.find(([name, pattern]) => name.test(site) && pattern.test(id));
  return found && found[2] + id;
}
