import { defaultSchema, type Schema } from 'hast-util-sanitize';

/**
 * Everything that an author's text may contain: GitHub's elements, figures and abbreviations;
 * attributes for each element; only URL schemes that can't run code.
 */
export const allowed: Schema = {
  ...defaultSchema,
  // remark-rehype prefixes the ids of footnotes, and no others are allowed.
  clobber: [],
  tagNames: [
    ...(defaultSchema.tagNames ?? []).filter((name) => !['picture', 'source'].includes(name)),
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
    blockquote: ['cite', ['className', /^markdown-alert(?:-|$)/]],
    code: [['className', /^language-./]],
    del: ['cite', 'dateTime'],
    details: ['open'],
    h2: [['className', 'sr-only']],
    img: ['alt', 'src'],
    input: [['disabled', true], ['type', 'checkbox'], 'checked'],
    ins: ['cite', 'dateTime'],
    li: ['value', ['className', 'task-list-item']],
    ol: ['reversed', 'start', ['className', 'contains-task-list']],
    p: [['className', 'markdown-alert-title']],
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
