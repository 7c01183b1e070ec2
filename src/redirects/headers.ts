import { policy } from '../seo/policy.ts';

/**
 * The `_headers` file that Netlify, Cloudflare Pages and others serve a site by. The policy stands
 * in every page too, for hosts without such a file; what only a header can say stands here alone.
 * @param more what is said beside some files only, as feeds are
 */
export function headersFile(more: readonly Rule[]): string {
  return [{ path: '/*', headers: everywhere }, ...more].map(block).join('');
}

interface Rule {
  path: string;
  headers: Record<string, string>;
}

function block({ path, headers }: Rule): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  return `${path}\n${lines.join('')}`;
}

const everywhere = {
  'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Strict-Transport-Security': 'max-age=31536000',
};
