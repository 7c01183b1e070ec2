/** A sign that the packaged fonts have: whole alphabets, in three scripts. */
const inFonts = new RegExp(
  [
    // Latin, with Romanian, Azerbaijani, Pinyin, Vietnamese, and dots below and above.
    String.raw`[ -~\u00A0-\u00AC\u00AE-\u012B\u012E-\u0131\u0134-\u0165\u0168-\u017F\u018F\u0192`,
    String.raw`\u01A0\u01A1\u01AF\u01B0\u01CD-\u01DC\u01E6\u01E7\u0218-\u021B\u0259\u1E0C-\u1E0F`,
    String.raw`\u1E20\u1E21\u1E24\u1E25\u1E36-\u1E3B\u1E42-\u1E49\u1E5A-\u1E63\u1E6C-\u1E6F`,
    String.raw`\u1E80-\u1E85\u1E8E\u1E8F\u1E92\u1E93\u1E9E\u1EA0-\u1EF9`,
    // Greek, and Cyrillic with Kazakh, Tatar and their neighbors.
    String.raw`\u0384-\u038A\u038C\u038E-\u03A1\u03A3-\u03CE\u0400-\u045F\u0490-\u0493`,
    String.raw`\u0496-\u049B\u04A0-\u04A3\u04AA\u04AB\u04AE-\u04B3\u04B6\u04B7\u04BA\u04BB`,
    String.raw`\u04D8\u04D9\u04E2\u04E3\u04E6-\u04E9\u04EE\u04EF`,
    String.raw`\u2013\u2014\u2018-\u201A\u201C-\u201E\u2020\u2022\u2026\u2032\u2033\u2039\u203A`,
    String.raw`\u20AC\u2116\u2122\u2212]`,
  ].join(''),
);

/** Signs without which a name or title would be another one. */
const needed = /[[\p{L}\p{M}\p{N}]--\p{Variation_Selector}]/v;

/**
 * Returns a text as the packaged fonts can show it: in plain forms, and without emoji.
 * @example drawable('Ｐｙｔｈｏｎ 🐍 rocks') // => 'Python rocks'
 * @returns undefined if nothing is left, or a letter isn't in the fonts
 */
export function drawable(text: string): string | undefined {
  let drawn = '';
  for (const sign of text.normalize('NFC').replace(/[\u2010\u2011]/g, '-')) {
    const plain = inFonts.test(sign) ? sign : sign.normalize('NFKC');
    if ([...plain].every((each) => inFonts.test(each))) drawn += plain;
    else if (needed.test(sign)) return undefined;
    // Instead of an emoji, but not of a soft hyphen.
    else if (!/\p{C}/u.test(sign)) drawn += ' ';
  }
  const spaced = drawn.replace(/ +/g, ' ').trim();
  // No line starts with a dash.
  return spaced.replace(/ (?=[-–—] )/g, '\u00A0') || undefined;
}
