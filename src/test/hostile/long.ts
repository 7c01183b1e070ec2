// Long lines and deep nests of what parsers have choked on, each near the bounds or far beyond.
const repeated: Record<string, string> = {
  quote: '> ',
  'quote mark': '>',
  bracket: '[',
  'closing bracket': ']',
  'empty brackets': '[]',
  'image mark': '![',
  'open link': '[a](',
  'open link in angles': '[a](<b',
  emphasis: '*a ',
  'mixed emphasis': '*a_ ',
  'nested emphasis': '*a **b ',
  strike: '~~a ',
  less: '<',
  comment: '<!-- ',
  cdata: '<![CDATA[',
  declaration: '<!A ',
  instruction: '<?',
  tag: '<a ',
  block: '<div>',
  inline: '<b>',
  footnote: '[^a]',
  footnotes: '[^a]: x\n',
  definitions: '[a]: x\n',
  headings: '# a\n\n',
  bar: '|',
  dots: 'a.',
  www: 'www.',
  mail: 'a@',
  address: 'https://',
  list: '- ',
  'numbered list': '1. ',
  entity: '&',
  'number entity': '&#x',
  'number of no character': '&#0;',
  backslash: '\\',
  quotation: '"',
  apostrophe: "'a",
  space: ' ',
  tab: '\t',
  'line end': '\n',
  tick: '`a``b',
};

const lengths = [5_000, 79_000];

export const longTexts: Record<string, string> = {
  ...Object.fromEntries(
    Object.entries(repeated).flatMap(([name, piece]) =>
      lengths.map((length) => [
        `${name}, ${length} characters`,
        half(piece, length, 'a') + '\n\n' + half(piece, length),
      ]),
    ),
  ),
  'a table of many columns': `${'|a'.repeat(2_500)}|\n${'|-'.repeat(2_500)}|\n${'a\n'.repeat(5_000)}`,
  'a table of many rows': `|a|b|\n|-|-|\n${'a\n'.repeat(35_000)}`,
  'a table of rows and columns': `${'|a'.repeat(90)}|\n${'|-'.repeat(90)}|\n${'a\n'.repeat(35_000)}`,
  'a definition repeated': `[a]: ${'x'.repeat(70_000)}\n\n${'[a] '.repeat(2_000)}`,
  'lists by indent': Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}- a`).join('\n'),
  'code to highlight': `\`\`\`js\n${'/*(`${'.repeat(3_000)}\n\`\`\``,
};

export const longFields: Record<string, string> = {
  laughs: `a: &a [x]\n${Array.from({ length: 50 }, (_, i) => `b${i}: [*a,*a,*a]`).join('\n')}`,
  brackets: `title: ${'['.repeat(30_000)}`,
  mappings: `title: ${'{a: '.repeat(7_000)}`,
  questions: '? '.repeat(15_000),
  'question brackets': '[? '.repeat(10_000),
  dashes: '- '.repeat(15_000),
  anchors: `title: ${'&a '.repeat(10_000)}`,
  closings: ']'.repeat(30_000),
  commas: `title: [${','.repeat(30_000)}]`,
  keys: Array.from({ length: 3_500 }, (_, i) => `k${i}: x`).join('\n'),
  'one key': 'k: x\n'.repeat(6_000),
  indents: Array.from({ length: 240 }, (_, i) => `${' '.repeat(i)}k:`).join('\n'),
  'question indents': Array.from({ length: 240 }, (_, i) => `${' '.repeat(i)}?`).join('\n'),
  megabyte: `title: ${'x'.repeat(1_000_000)}`,
  slash: `originalUrl: "https://${'/a:@'.repeat(7_000)} "`,
  license: `license: "${'MIT AND '.repeat(3_500)}"`,
  mastodon: `feedId: "${'a.'.repeat(15_000)}"`,
};

function half(piece: string, length: number, before = ''): string {
  return before + piece.repeat(length / 2 / piece.length - 2);
}
