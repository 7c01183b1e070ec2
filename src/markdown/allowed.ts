import { defaultSchema, type Options } from 'rehype-sanitize';

/**
 * All that an author's text may hold: GitHub's elements with our heading levels (the page has its
 * own h1), figures and abbreviations; attributes one element at a time; no scheme that could run.
 */
export const allowed: Options = {
  ...defaultSchema,
  // remark-rehype has prefixed footnotes' ids already, and no others are allowed.
  clobber: [],
  tagNames: [
    ...(defaultSchema.tagNames ?? []).filter((name) => !['h1', 'picture', 'source'].includes(name)),
    'abbr',
    'figcaption',
    'figure',
    'mark',
    'small',
  ],
  attributes: {
    '*': ['dir', 'lang', 'title', ['id', /^user-content-fn/, 'footnote-label']],
    a: [
      'href',
      'dataFootnoteBackref',
      'dataFootnoteRef',
      'ariaDescribedBy',
      'ariaLabel',
      ['className', 'data-footnote-backref'],
    ],
    blockquote: ['cite'],
    code: [['className', /^language-./]],
    del: ['cite', 'dateTime'],
    details: ['open'],
    h2: [['className', 'sr-only']],
    img: ['alt', 'src'],
    input: [['disabled', true], ['type', 'checkbox'], 'checked'],
    ins: ['cite', 'dateTime'],
    li: ['value', ['className', 'task-list-item']],
    ol: ['reversed', 'start', ['className', 'contains-task-list']],
    q: ['cite'],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: ['align', 'colSpan', 'rowSpan'],
    th: ['align', 'colSpan', 'rowSpan', 'scope'],
    ul: [['className', 'contains-task-list']],
  },
  protocols: {
    cite: ['http', 'https'],
    href: ['http', 'https', 'mailto'],
    src: ['http', 'https'],
  },
};
