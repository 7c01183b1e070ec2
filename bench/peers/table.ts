import type { Comparison, Row } from './compare.ts';

/** A comparison as a Markdown table, with what differs between the pages below it. */
export function comparisonTable({ talks, runs, rows, absent }: Comparison): string {
  const head = [
    `${talks} talks, built cold in turn, medians of ${runs}; “ours ÷” is our figure by the builder’s.`,
    '',
    line('builder', 'pages', 'apart', 'CPU s', 'wall s', 'MB', ...ratios),
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ];
  const body = rows.map(({ builder, pages, apart, usage, ratio }) =>
    line(
      builder,
      String(pages),
      String(apart),
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
    ...absent.map(({ builder, reason }) => `${builder}: ${reason}.`),
  ];
  return [...head, ...body, '', ...notes].join('\n').trimEnd();
}

const ratios = ['ours ÷, CPU', 'ours ÷, wall', 'ours ÷, MB'];

function line(...cells: string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** What could not be measured is 0, and a ratio of it no number. */
function figure(value: number, digits: number): string {
  return Number.isFinite(value) && value > 0 ? value.toFixed(digits) : '–';
}

function differences({ builder, missing, extra }: Row): string[] {
  return [...difference(`${builder} lacks`, missing), ...difference(`Only ${builder} has`, extra)];
}

function difference(says: string, addresses: readonly string[]): string[] {
  if (addresses.length === 0) return [];
  const shown = addresses.slice(0, 10).join(' ');
  return [`${says} ${addresses.length} pages: ${shown}${addresses.length > 10 ? ' …' : ''}`];
}
