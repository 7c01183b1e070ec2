/** A character that XML 1.0 excludes (see its production `Char`), so that no feed can contain it. */
export const controlCharacter = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** A letter's fifth accent and further ones, which would cover the lines above and below. */
export const excessAccents = /(?<=[\u0300-\u036F]{4})[\u0300-\u036F]/g;
