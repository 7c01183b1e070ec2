import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import { normalizePath } from 'vite';
import { archiveFolder } from './src/authoring/folder.ts';
import { adapter } from './src/building/adapter.ts';
import { development } from './src/developing/integration.ts';

const folder = archiveFolder();
const content = normalizePath(folder.content);
const isContent = (path) => path === content || path.startsWith(`${content}/`);

export default defineConfig({
  output: 'server',
  adapter: adapter(),
  publicDir: folder.public,
  // Not below node_modules, which `npm ci` empties.
  cacheDir: './.cache/astro',
  trailingSlash: 'ignore',
  build: { inlineStylesheets: 'never', assets: 'assets' },
  devToolbar: { enabled: false },
  integrations: [development()],
  vite: {
    // An inline script or style would be blocked by the policy that pages are served under.
    build: { assetsInlineLimit: 0 },
    worker: { format: 'es' },
    server: {
      fs: { allow: [fileURLToPath(new URL('.', import.meta.url)), folder.root] },
      watch: { ignored: ['**/.cache/**', '**/dist/**', isContent] },
    },
  },
});
