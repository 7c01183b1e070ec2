/**
 * The text of an XML file in the encoding that it declares, UTF-8 by default. Bytes that are none
 * in it become U+FFFD, for `damaged` to find: the rest of the file is not lost with them.
 */
export function decoded(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const mark =
    bytes[0] === 0xfe && bytes[1] === 0xff
      ? 'utf-16be'
      : bytes[0] === 0xff && bytes[1] === 0xfe
        ? 'utf-16le'
        : undefined;
  const named = head.match(/^[^<]*<\?xml[^>]*\bencoding=["']([\w.:-]+)["']/i)?.[1];
  return decoder(mark ?? named ?? 'utf-8').decode(bytes);
}

/** Whether bytes of a text could not be read. */
export function damaged(text: string): boolean {
  return text.includes('\uFFFD');
}

function decoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}

/** The text of a file that must be UTF-8. @throws where it is not */
export function utf8(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch (cause) {
    throw new Error('is not UTF-8', { cause });
  }
}

const strict = new TextDecoder('utf-8', { fatal: true });
