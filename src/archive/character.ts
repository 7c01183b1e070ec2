/** A character that XML 1.0 excludes (see its production `Char`), so that no feed can contain it. */
export const controlCharacter = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** Spaces without a width, soft hyphens, and joiners where nothing is joined. */
const invisible =
  /[\u00AD\u180E\u200B\u2060-\u2064\uFEFF]|(?<![[\p{L}\p{M}\p{Emoji}]--[\p{Script=Latin}\x00-\x7F]])[\u200C\u200D]/gv;

/** Those, and marks of direction. */
const invisibleOrMark = new RegExp(
  `${invisible.source}|[\\u061C\\u200E\\u200F\\u2066-\\u2069]`,
  'gv',
);

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * Returns the pattern of characters that nobody sees, but that make a name another one. Where a text
 * runs from right to left, marks of direction are needed.
 */
export function invisibleIn(text: string): RegExp {
  return rightToLeft.test(text) ? invisible : invisibleOrMark;
}

/** Returns a name or title without characters that nobody sees. */
export function withoutInvisible(text: string): string {
  return text.replace(invisibleIn(text), '');
}

/** A letter's fifth accent and further ones, which would cover the lines above and below. */
export const excessAccents = /(?<=[\u0300-\u036F]{4})[\u0300-\u036F]/g;
