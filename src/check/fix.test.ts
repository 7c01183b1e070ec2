import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fixText } from './fix.ts';

const fixed = (text: string, set: Record<string, string>, file = 'content/talks/a/b.md') =>
  fixText(text, {
    file,
    line: 1,
    column: 1,
    severity: 'error',
    message: '',
    rule: 'moved-file',
    set,
  });

const cases: [name: string, text: string, set: Record<string, string>, fixed: string][] = [
  [
    'after the fields that come before it',
    '---\ntitle: Q\ndate: 2011-05-20\ntopics: [x]\n---\n\nlastModified\n',
    { lastModified: '2026-11-23' },
    '---\ntitle: Q\ndate: 2011-05-20\nlastModified: 2026-11-23\ntopics: [x]\n---\n\nlastModified\n',
  ],
  [
    'after a list and a text of several lines',
    '---\ntitle: >\n  Q:\n  topics: x\nspeakers:\n- Ada\n- Bob\ndownloads:\n  - type: code\n    date: x\ndraft: false\n---\n',
    { feedId: 'tag:a', aliases: '/a/' },
    '---\ntitle: >\n  Q:\n  topics: x\nspeakers:\n- Ada\n- Bob\ndownloads:\n  - type: code\n    date: x\nfeedId: tag:a\naliases: [/a/]\ndraft: false\n---\n',
  ],
  [
    'above the comment of the next field',
    '---\ntitle: Q # one\ndate: 2011-05-20 # two\n# three\n  # four\ntopics: [x]\n---\n',
    { lastModified: '2026-11-23' },
    '---\ntitle: Q # one\ndate: 2011-05-20 # two\nlastModified: 2026-11-23\n# three\n  # four\ntopics: [x]\n---\n',
  ],
  [
    'at the end if nothing follows it',
    "---\ntitle:   'Q'\ndate: 2011-05-20\n\n---\n---\n",
    { aliases: '/a/' },
    "---\ntitle:   'Q'\ndate: 2011-05-20\n\naliases: [/a/]\n---\n---\n",
  ],
  [
    'first if everything follows it',
    '---\n# A draft.\ndraft: true\n---\n',
    { lastModified: '2026-11-23' },
    '---\nlastModified: 2026-11-23\n# A draft.\ndraft: true\n---\n',
  ],
  [
    'with the line endings of its file',
    '\uFEFF---\r\ntitle: Q\r\ntopics: [x]\r\n---\r\n\r\nText\r\n',
    { lastModified: '2026-11-23' },
    '\uFEFF---\r\ntitle: Q\r\nlastModified: 2026-11-23\r\ntopics: [x]\r\n---\r\n\r\nText\r\n',
  ],
  [
    'in place of the same field',
    '---\nlastModified: 2011-06-01 # then\ntitle: Q\n---\n',
    { lastModified: '2026-11-23' },
    '---\nlastModified: 2026-11-23 # then\ntitle: Q\n---\n',
  ],
  [
    'into a field without a value',
    '---\ntitle: Q\nfeedId: # which?\nlastModified:\ndraft: true\n---\n',
    { lastModified: '2026-11-23' },
    '---\ntitle: Q\nfeedId: # which?\nlastModified: 2026-11-23\ndraft: true\n---\n',
  ],
  [
    'away from a separate comment',
    '---\n# Alone.\n\ntitle: Q\ntopics: [x]\n---\n',
    { lastModified: '2026-11-23' },
    '---\n# Alone.\n\ntitle: Q\nlastModified: 2026-11-23\ntopics: [x]\n---\n',
  ],
  [
    'into a list of aliases, on one line or on several',
    '---\ntitle: Q\naliases: /b/\n---\n',
    { aliases: '/a/' },
    '---\ntitle: Q\naliases: [/b/, /a/]\n---\n',
  ],
  [
    'into a list with CRLF',
    '---\r\ntitle: Q\r\naliases:\r\n    - /b/\r\n---\r\n',
    { aliases: '/a/' },
    '---\r\ntitle: Q\r\naliases:\r\n    - /a/\r\n    - /b/\r\n---\r\n',
  ],
];

describe('--fix writes a field', () => {
  for (const [name, text, set, expected] of cases)
    test(name, () => assert.equal(fixed(text, set), expected));

  test('of a conference in the order of its schema', () => {
    const text = '---\nname: P\nstartDate: 2011-05-20\n---\n';
    const file = 'content/conferences/p.md';
    assert.equal(
      fixed(text, { aliases: '/p/' }, file),
      text.replace('20\n', '20\naliases: [/p/]\n'),
    );
  });
});
