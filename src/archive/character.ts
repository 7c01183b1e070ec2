/** A character that XML has no way to write, by its production `Char`: feeds can't carry it. */
export const controlCharacter = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;
