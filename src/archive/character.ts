/** A character that XML 1.0 excludes (see its production `Char`), so that no feed can contain it. */
export const controlCharacter = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
