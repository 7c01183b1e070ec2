import { createApp } from 'astro/app/entrypoint';

export { setPages } from '../routes.ts';

/** Renders the pages that `setPages` sets. */
export const app = createApp({ streaming: false });
