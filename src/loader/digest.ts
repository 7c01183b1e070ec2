import { createHash, hash } from 'node:crypto';

/** SHA-256 of some texts or bytes, told apart from each other. */
export function digest(...parts: (string | Uint8Array)[]): string {
  const [only = ''] = parts;
  // At once, which is faster: most are of one file.
  if (parts.length === 1) return hash('sha256', only, 'base64url');
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part).update('\0');
  return sum.digest('base64url');
}
