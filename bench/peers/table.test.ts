import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparisonTable } from './table.ts';

const usage = { cpuSeconds: 30, wallSeconds: 20, peakMegabytes: 900 };
const row = { usage, pages: 208, notCompared: 4, missing: [], extra: [] };
const comparison = {
  talks: 100,
  runs: 3,
  rows: [
    {
      ...row,
      builder: 'Aftertalk',
      ratio: { cpuSeconds: 1, wallSeconds: 1, peakMegabytes: 1 },
    },
    {
      ...row,
      builder: 'Eleventy 3',
      usage: { cpuSeconds: 20, wallSeconds: 25, peakMegabytes: 0 },
      ratio: { cpuSeconds: 1.5, wallSeconds: 0.8, peakMegabytes: Infinity },
      missing: ['/about/'],
    },
  ],
  skipped: [{ builder: 'Hugo', reason: 'not on the PATH' }],
};

test('a comparison is a Markdown table with a row for each builder', () => {
  const lines = comparisonTable(comparison).split('\n');
  assert.ok(lines.includes('| Aftertalk | 208 | 4 | 30.0 | 20.0 | 900 | 1.00 | 1.00 | 1.00 |'));
});

test('memory that couldn’t be measured has no figure and no ratio', () => {
  assert.match(
    comparisonTable(comparison),
    /^\| Eleventy 3 .* 25\.0 \| – \| 1\.50 \| 0\.80 \| – \|$/m,
  );
});

test('missing pages and missing builders are listed below the table', () => {
  const text = comparisonTable(comparison);
  assert.match(text, /^Eleventy 3 lacks 1 pages: \/about\/$/m);
  assert.match(text, /^Hugo: not on the PATH\.$/m);
});
