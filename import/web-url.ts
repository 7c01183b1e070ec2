/** Whether a source is a URL, not a path on this machine. */
export function isUrl(source: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(source);
}

/**
 * Returns the absolute URL of a link.
 * @returns undefined if no browser could follow it from the archive
 * @example webUrl('//a.example/x') // => 'https://a.example/x'
 */
export function webUrl(link: string, base?: string): string | undefined {
  const clean = link
    .trim()
    // Browsers ignore these anywhere in a URL, so they could hide its scheme.
    .replaceAll(/[\t\n\r]/g, '')
    .replace(/^\/\//, 'https://')
    .replace(/^www\.(?=[^/\s]+\.)/i, 'http://www.')
    .replaceAll(/\s/g, '%20');
  if (/[\p{C}]/u.test(clean)) return undefined;
  if (/^mailto:[^\s]+@/i.test(clean)) return clean;
  const url = URL.parse(clean, base);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  // An absolute URL stays as written; `href` would normalize it.
  return /^https?:\/\//i.test(clean) ? clean : url.href;
}

/** Decodes the percent escapes of a part of a URL, unless they are invalid. */
export function decodePercent(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
