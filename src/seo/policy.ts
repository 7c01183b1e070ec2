/**
 * What a page of the site may do, the same for all of them: run our own scripts and the search
 * engine, show our own files, send its search form to us. No inline script or style is ever allowed,
 * nothing of anybody else's, and no HTML made of text by a script.
 */
export const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');
