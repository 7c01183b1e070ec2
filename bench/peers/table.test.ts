import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparisonTable } from './table.ts';

const usage = { cpuSeconds: 30, wallSeconds: 20, peakMegabytes: 900 };
const row = { usage, pages: 208, apart: 4, missing: [], extra: [] };
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
  absent: [{ builder: 'Hugo', reason: 'not on the PATH' }],
};

test('a comparison is a Markdown table with a row for each builder', () => {
  const lines = comparisonTable(comparison).split('\n');
  assert.ok(lines.includes('| Aftertalk | 208 | 4 | 30.0 | 20.0 | 900 | 1.00 | 1.00 | 1.00 |'));
});

test('memory that could not be measured has no figure and no ratio', () => {
  assert.match(
    comparisonTable(comparison),
    /^\| Eleventy 3 .* 25\.0 \| – \| 1\.50 \| 0\.80 \| – \|$/m,
  );
});

test('pages that a builder lacks and a builder that is not present are said below', () => {
  const text = comparisonTable(comparison);
  assert.match(text, /^Eleventy 3 lacks 1 pages: \/about\/$/m);
  assert.match(text, /^Hugo: not on the PATH\.$/m);
});
