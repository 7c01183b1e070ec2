/**
 * Decodes an XML file in the encoding that it declares, UTF-8 by default. Invalid bytes become U+FFFD,
 * so that the rest of the file isn't lost.
 */
export function decodeXmlFile(bytes: Uint8Array): string {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const byteOrderMark =
    bytes[0] === 0xfe && bytes[1] === 0xff
      ? 'utf-16be'
      : bytes[0] === 0xff && bytes[1] === 0xfe
        ? 'utf-16le'
        : undefined;
  const declared = start.match(/^[^<]*<\?xml[^>]*\bencoding=["']([\w.:-]+)["']/i)?.[1];
  return decoder(byteOrderMark ?? declared ?? 'utf-8').decode(bytes);
}

function decoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}

/** Decodes UTF-8. @throws if a byte is invalid */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch (cause) {
    throw new Error('is not UTF-8', { cause });
  }
}

const strict = new TextDecoder('utf-8', { fatal: true });
