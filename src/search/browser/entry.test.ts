import assert from 'node:assert/strict';
import { test } from 'node:test';
import { excerptPieces } from './entry.ts';

test('an excerpt has the characters of the text: Pagefind escapes only < and >', () => {
  assert.deepEqual(
    excerptPieces('AT&amp;T’s &lt;b&gt; is <mark>"bold"</mark><mark>&lt;i&gt;</mark>.'),
    [
      { text: 'AT&amp;T’s <b> is ', marked: false },
      { text: '"bold"', marked: true },
      { text: '<i>', marked: true },
      { text: '.', marked: false },
    ],
  );
});
