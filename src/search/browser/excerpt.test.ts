import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pieces } from './excerpt.ts';

test('an excerpt says what the text says: Pagefind escapes < and > alone', () => {
  assert.deepEqual(pieces('AT&amp;T’s &lt;b&gt; is <mark>"bold"</mark><mark>&lt;i&gt;</mark>.'), [
    { text: 'AT&amp;T’s <b> is ', marked: false },
    { text: '"bold"', marked: true },
    { text: '<i>', marked: true },
    { text: '.', marked: false },
  ]);
});
