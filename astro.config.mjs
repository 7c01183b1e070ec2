import { defineConfig } from 'astro/config';
import aftertalk from './src/integration.ts';

export default defineConfig({
  output: 'static',
  integrations: [aftertalk()],
});
