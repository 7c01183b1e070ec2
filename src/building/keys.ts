import { hash } from 'node:crypto';

/** Changes with anything in plain data. */
export function keyOf(...data: unknown[]): string {
  return hash('sha256', JSON.stringify(data), 'base64url').slice(0, 27);
}
