import type { Comparison, Row } from './compare.ts';

/** Returns a comparison as a Markdown table, with the differences between the pages below it. */
export function comparisonTable({ talks, runs, rows, skipped }: Comparison): string {
  const head = [
    `${talks} talks, built cold in turn, medians of ${runs}. A ratio is Aftertalk’s figure divided by the builder’s.`,
    '',
    line('builder', 'pages', 'not compared', 'CPU s', 'wall s', 'MB', ...ratios),
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ];
  const body = rows.map(({ builder, pages, notCompared, usage, ratio }) =>
    line(
      builder,
      String(pages),
      String(notCompared),
      usage.cpuSeconds.toFixed(1),
      usage.wallSeconds.toFixed(1),
      figure(usage.peakMegabytes, 0),
      figure(ratio.cpuSeconds, 2),
      figure(ratio.wallSeconds, 2),
      figure(ratio.peakMegabytes, 2),
    ),
  );
  const notes = [
    ...rows.flatMap(differences),
    ...skipped.map(({ builder, reason }) => `${builder}: ${reason}.`),
  ];
  return [...head, ...body, '', ...notes].join('\n').trimEnd();
}

const ratios = ['CPU ratio', 'wall ratio', 'MB ratio'];

function line(...cells: string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Figures that couldn't be measured are 0, so their ratios aren't numbers. */
function figure(value: number, digits: number): string {
  return Number.isFinite(value) && value > 0 ? value.toFixed(digits) : '–';
}

function differences({ builder, missing, extra }: Row): string[] {
  return [...difference(`${builder} lacks`, missing), ...difference(`Only ${builder} has`, extra)];
}

function difference(label: string, urls: readonly string[]): string[] {
  if (urls.length === 0) return [];
  const shown = urls.slice(0, 10).join(' ');
  return [`${label} ${urls.length} pages: ${shown}${urls.length > 10 ? ' …' : ''}`];
}
