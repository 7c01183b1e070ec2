/** Returns a license's usual name. @example licenseName('CC-BY-4.0') // => 'CC BY 4.0' */
export function licenseName(spdx: string): string {
  return spdx.replace(/^CC-BY((?:-[A-Z]{2})*)-/, 'CC BY$1 ').replace(/^CC0-/, 'CC0 ');
}

/** Returns the URL of a license's text. @returns undefined for an expression of several */
export function licenseUrl(spdx: string): string | undefined {
  const [, terms, version] = spdx.match(/^CC-(BY(?:-[A-Z]{2})*)-(\d\.\d)$/) ?? [];
  if (terms) return `https://creativecommons.org/licenses/${terms.toLowerCase()}/${version}/`;
  if (spdx === 'CC0-1.0') return 'https://creativecommons.org/publicdomain/zero/1.0/';
  return /^[A-Za-z0-9.+-]+$/.test(spdx) ? `https://spdx.org/licenses/${spdx}.html` : undefined;
}
