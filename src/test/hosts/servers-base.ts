// The same servers and requests, with a site under a base path, which paths.ts reads once.
process.env.BASE_URL = '/base/path/';
await import('./servers.ts');

export {};
