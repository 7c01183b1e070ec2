import { policy } from './policy.ts';

/**
 * The `_headers` file that Netlify, Cloudflare Pages and others serve a site by. The policy stands
 * in every page too, for hosts without such a file; what only a header can say stands here alone.
 */
export function headersFile(): string {
  return `/*\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`;
}

const headers = [
  ['Content-Security-Policy', `${policy}; frame-ancestors 'none'`],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Strict-Transport-Security', 'max-age=31536000'],
] as const;
