import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import { devFindings } from './src/authoring/dev-findings.ts';
import { digest } from './src/authoring/digest.ts';
import { archiveFolder } from './src/authoring/folder.ts';
import { readSite } from './src/authoring/site.ts';
import { pagefind } from './src/search/pagefind.ts';

const folder = archiveFolder();
const { origin, pathname } = new URL(readSite(folder).url);

export default defineConfig({
  site: origin,
  base: pathname,
  publicDir: folder.public,
  // One for each archive, and not below node_modules, which `npm ci` empties.
  cacheDir: `./.cache/astro-${digest(folder.root)}`,
  trailingSlash: 'ignore',
  build: { inlineStylesheets: 'never', assets: 'assets' },
  devToolbar: { enabled: false },
  // Astro’s editor extension completes and judges frontmatter with what this writes.
  experimental: { contentIntellisense: true },
  integrations: [pagefind(), devFindings()],
  vite: {
    // An inline script or style would be blocked by the policy that pages are served under.
    build: { assetsInlineLimit: 0 },
    worker: { format: 'es' },
    server: {
      fs: { allow: [fileURLToPath(new URL('.', import.meta.url)), folder.root] },
      watch: { ignored: ['**/.cache/**', '**/dist/**'] },
    },
  },
});
