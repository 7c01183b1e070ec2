import { createApp } from 'astro/app/entrypoint';

/** What Astro compiles the templates to: given a view, it shows its page. */
export const app = createApp({ streaming: false });
