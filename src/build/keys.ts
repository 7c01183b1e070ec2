import { hash } from 'node:crypto';

/** Changes with anything in plain data. */
export function keyOf(...data: unknown[]): string {
  return keyOfText(JSON.stringify(data));
}

/** Changes with a text, or with any of several that are told apart by their places. */
export function keyOfText(...texts: string[]): string {
  return keyOfBytes(texts.join('\n'));
}

export function keyOfBytes(bytes: string | Uint8Array): string {
  return hash('sha256', bytes, 'base64url').slice(0, 27);
}
