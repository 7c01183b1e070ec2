import type { Options } from 'rehype-autolink-headings';

/** The sign after a heading that links to it. It repeats the heading, so readers' tools skip it. */
export const headingLink: Options = {
  behavior: 'append',
  properties: { ariaHidden: 'true', className: ['heading-link'], tabIndex: -1 },
  content: { type: 'text', value: '#' },
};
