/**
 * The SPDX license that a note on rights names beyond doubt; nothing where it says less.
 * @example spdx('CC BY-NC-SA 4.0') // => 'CC-BY-NC-SA-4.0'
 */
export function spdx(note: string): string | undefined {
  if (/creative commons attribution license \(reuse allowed\)/i.test(note)) return 'CC-BY-3.0';
  if (/publicdomain\/zero\/1\.0|\bCC0\b/i.test(note)) return 'CC0-1.0';
  const [, words = '', version] =
    note.match(/licenses\/(by(?:-(?:nc|nd|sa))*)\/(\d\.\d)/i) ??
    note.match(/\bCC[ -]?(BY(?:[ -](?:NC|ND|SA))*)[ -]v?(\d\.\d)(?![ -][A-Z]{2}\b)/i) ??
    [];
  return version && `CC-${words.toUpperCase().replaceAll(' ', '-')}-${version}`;
}
