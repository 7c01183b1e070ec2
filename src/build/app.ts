import { createApp } from 'astro/app/entrypoint';

export { setPages } from '../routes.ts';

/** Renders the pages of the archive that `setPages` named. */
export const app = createApp({ streaming: false });
