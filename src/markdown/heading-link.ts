import type { Options } from 'rehype-autolink-headings';

/** The sign after a heading that links to it; the style draws it, so that no text repeats. */
export const headingLink: Options = {
  behavior: 'append',
  properties: { ariaHidden: 'true', className: ['heading-link'], tabIndex: -1 },
  content: [],
};
