import { withoutInvisible } from '../../src/archive/character.ts';

/** Returns a title or a name as one line of plain text. */
export function singleLine(text: string): string {
  return withoutInvisible(removeControls(text)).replaceAll(/\s+/gu, ' ').trim();
}

/** Removes characters that are invisible, or that change the direction of the text after them. */
export function removeControls(text: string): string {
  return text.replaceAll(
    /(?![\n\r\t])\p{Cc}|[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]|\p{Cs}/gu,
    '',
  );
}
