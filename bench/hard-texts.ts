import { all, createLowlight } from 'lowlight';
import { cpuSecondsOf } from './measure.ts';
import { excess, largest } from '../src/loader/text-bounds.ts';

/** Line ends besides LF: of files, and of some regular expressions. */
export const lineEnds = ['\r\n', '\r', '\u2028', '\u2029'];

/**
 * Pieces of each construct, to be repeated. Many are from bug reports about slow parsers: of cmark,
 * md4c, markdown-it, marked and micromark. ␣ is a space, ⏎ a line end, ⇥ a tab.
 */
const pieces: Record<string, string> = {
  words: `
    a␣ a a. a.␣ é 字 字。 \u0301 👩‍👩‍👧 \u200b a- a+b_c␣`,
  emphasis: `
    * _ *a␣ *a a* *_ *a_␣ *a␣**b␣ a*** **_*␣ *a*␣ **a**␣ ***a*** _a_␣ **「あ」**で *a␣**b**␣c* **x*
    a**b ~ ~~ ~~a␣ ~a~␣ ~~a~~␣ *~ *~~_`,
  links: `
    [a](b)␣ [a](<b>␣"c")␣ [a]( [a](<b []( [](( [](␣" [␣(]( ](a ]( ]([⏎ [a](b␣" [a](b␣' [a](b␣(
    [a]((((( [a](b%20c)␣ [![a](b)](c)␣ [*a*](b)␣ [a\\](b)␣`,
  brackets: `
    [ ] [] [a] [a][ [a][b] [a]␣ ![ ![[]() [\\ [a⏎ [\` [<b> [&`,
  references: `
    [a]:␣b⏎ [a]:␣b␣"c"⏎ [a]:␣<b>␣(c)⏎ [a]:⏎ [a]:␣b⏎" [a\\]:␣b⏎ [a]⏎`,
  footnotes: `
    [^a]␣ [^a]:␣b⏎⏎ [^a]:␣b⏎␣␣␣␣c⏎⏎ [^a [^ ^[ [^a][^a] [^a]: [^a]:␣[^a]:␣`,
  images: `
    ![a](b)␣ ![a][b]␣ ![](b)␣ ![![a](b)](c)␣ ! ![a](b␣"c")␣`,
  'automatic links': `
    http://a.b␣ www.a.b␣ a@b.c␣ <http://a.b>␣ <a@b.c>␣ www. a@ http:// xmpp:a@b.c␣ mailto:a@b.c␣
    www.a.b/( www.a.b/) www.a.b/&amp;␣ http://a.b/? www.a_b. a.b-c_d+e -@ _@ www\\.a.b␣
    www.a.b&a; <a: h http: https://a.b/. www.a.b] a! w @a`,
  backticks: `
    \` \`a \`\` \`a\`\`b \\\`\` \`\`␣a \`a\`␣ \`a\` \`\`\`a \`␣\` \`⏎ ~~~⏎ \`\`\`⏎
    \`\`\`⏎a⏎\`\`\`⏎`,
  escapes: `
    \\ \\a \\* \\[ \\\\ \\⏎ \\& \\\` \\< \\|`,
  entities: `
    & &a &amp; &# &#0; &#x &#xFFFFFF; &lt; &CounterClockwiseContourIntegral; &#32;`,
  'hard breaks': `
    a␣␣⏎ a\\⏎ ␣⏎ ␣␣⏎⏎ a⇥⏎ a␣␣␣␣␣␣␣␣␣␣⏎`,
  headings: `
    #␣a⏎ #␣a⏎⏎ #⏎ ######␣a␣#⏎ a⏎=⏎ a⏎-⏎ >␣a⏎>␣-⏎ #␣a␣#␣ #␣*a*⏎ #␣[a](b)⏎ #␣\`a\`⏎ ##␣##␣`,
  rules: `
    ***⏎ ---⏎ -␣-␣-⏎ _␣_␣_␣ *␣*␣*␣ - = ===⏎ -␣`,
  lists: `
    -␣a⏎ *␣a⏎ 1.␣a⏎ -␣a⏎⏎ -␣-␣a⏎ -␣a⏎␣␣-␣b⏎ 1.␣a⏎␣␣␣1.␣b⏎ -␣[x]␣a⏎ -⏎ -␣⏎ -␣a⏎-␣b⏎⏎ -␣a⏎⏎␣␣b⏎
    -␣a⏎+␣b⏎ 1)␣a⏎2.␣b⏎ -␣>␣a⏎ -␣#␣a⏎ -␣\`\`\`⏎ *␣⏎⏎ -⇥a⏎`,
  quotes: `
    >␣a⏎ >␣ > >␣a⏎b⏎ >>>␣a⏎⏎ >␣>␣a⏎>␣b⏎ >␣-␣a⏎ >⏎ >␣a⏎⏎ >␣\`\`\`⏎ >␣|-|⏎ >a⏎>>b⏎`,
  'indented code': `
    ␣␣␣␣a⏎ ⇥a⏎ ␣␣␣␣a⏎⏎ a⏎⏎␣␣␣␣b⏎⏎ ␣ ⇥ ␣␣␣␣␣␣␣␣`,
  tables: `
    | |a |- |-| |⏎ |a|⏎|-|⏎|b|⏎⏎ a|b⏎-|-⏎ |:-:|⏎ \\| a⏎-|⏎ |a|b|⏎ |␣|␣|␣|⏎`,
  html: `
    < <b> <b␣ <a␣ </a> <div> <div>⏎ <div>⏎⏎ <p> <b><i> <> <a␣b=" <a␣b=' <a␣b=c␣ <table>
    <table><td> <table><tr><td> <table><b> <ul><li> <li> <dl><dt> <a␣href=b> <b␣a=1>a⏎⏎ <svg>
    <svg><title> <math><mi> <select><option> <template> <noscript> <textarea> <form> <h1>
    <ruby><rt> <details><summary> <pre> <pre><code> <script> <style> <title> <plaintext>
    <frameset> <img␣src=a> <br> <input> </p> </br> <b></p> <a></b> <nobr> <button> <i><p>
    <b><div> <font␣size=1> <html␣a=b> <body␣a=b> <caption> <b⏎ <b␣a⏎ <p></b> <blockquote>⏎⏎
    <b>a⏎⏎ <sub><p> <a><table><a> <table><a>a <table><tr><td><b>`,
  'html comments': `
    <! <!-- <!--␣ <!--> <!--a--> <!--a-->⏎ <? <?a?> <!A <!A␣ <![CDATA[ a␣<![CDATA[ a␣<? a␣<!A --
    <!- <!--a--!>`,
  quotation: `
    " ' "a 'a 'a'␣ "a"␣ "" a' "a␣' \`' -- --- ... .␣.␣ \`\`a''␣ "a␣ b'␣ '90s␣`,
  blank: `
    ␣ ⏎ ⏎⏎ ␣⏎ ⇥ \u00a0 \ufeff \u2028 \u2029 \u0085 \u000b \u000c \u0000 \u3000`,
  mixed: `
    *[\`< [*\` \`[< <[ |\` |[ |\\ ~[ >␣-␣1.␣ -␣>␣ *a␣[b](c*␣d)␣ _[a *[ [" &[ @[ [@a! a@b.c[
    www.a.b[`,
};

/** Constructs whose cost isn't that of a repeated piece. @param n how large */
const shapes: Record<string, ((n: number) => string)[]> = {
  tables: [
    ...[2, 50, 1_000].flatMap((columns) => [
      (n: number) => table(columns, 'a\n'.repeat(n)),
      (n: number) => table(columns, `${'|a'.repeat(columns)}|\n`.repeat(n)),
      (n: number) => table(columns, `${'|'.repeat(columns)}|\n`.repeat(n)),
      (n: number) => `${table(columns, 'a\n'.repeat(48))}\n`.repeat(n),
      (n: number) => table(columns, 'a\n'.repeat(n)).replace(/^/gm, '> '),
      (n: number) => `- ${table(columns, 'a\n'.repeat(n)).replace(/\n/g, '\n  ')}`,
    ]),
    (n) => table(n, 'a\n'),
    (n) => table(n, ''),
    (n) => table(2, `|${'*a*'.repeat(n)}|b|\n`),
    (n) => table(2, '|`a`|[b](c)|\n'.repeat(n)),
  ],
  lists: [
    (n) => Array.from({ length: n }, (_, i) => `${' '.repeat(i % 500)}- a`).join('\n'),
    (n) => Array.from({ length: n }, (_, i) => `${'  '.repeat(i % 29)}- a`).join('\n'),
    (n) => Array.from({ length: n }, (_, i) => `${'  '.repeat(i % 29)}- a\n`).join('\n'),
    (n) => `${'- '.repeat(29)}a\n${'a\n'.repeat(n)}`,
    (n) => `${'- '.repeat(29)}a\n${`${' '.repeat(58)}b\n`.repeat(n)}`,
    (n) => `${'- '.repeat(29)}a\n${`\n${' '.repeat(58)}b\n`.repeat(n)}`,
    (n) => `- a\n${'\n'.repeat(n)}`,
    (n) => `${'- '.repeat(20)}a\n`.repeat(n),
    (n) => `${'1. '.repeat(29)}a\n`.repeat(n),
    (n) => `- a\n${'  b\n\n'.repeat(n)}`,
  ],
  quotes: [
    (n) => `${'> '.repeat(29)}a\n${'b\n'.repeat(n)}`,
    (n) => `${'> '.repeat(29)}a\n`.repeat(n),
    (n) => `${'>'.repeat(29)}a\n\n`.repeat(n),
    (n) => Array.from({ length: n }, (_, i) => `${'>'.repeat(i % 29)}a`).join('\n'),
    (n) => `${'> - '.repeat(15)}a\n`.repeat(n),
    (n) => `${'> '.repeat(29)}\`\`\`\n`.repeat(n),
    (n) => `${'> '.repeat(29)}\`\`\`\n${`${'> '.repeat(29)}a\n`.repeat(n)}`,
  ],
  links: [
    (n) => `${'['.repeat(n)}a${'](b)'.repeat(n)}`,
    (n) => `${'!['.repeat(n)}a${'](b)'.repeat(n)}`,
    (n) => `[a](${'('.repeat(n)}${')'.repeat(n)})`,
    (n) => `[a](${'b'.repeat(n)})`,
    (n) => `[${'a '.repeat(n)}](b)`,
    (n) => `[a](b "${'c '.repeat(n)}")`,
    (n) => `[ ${'www\\.a.b '.repeat(n)}`,
    (n) => `[ ${'a '.repeat(n)}`,
    (n) => `[ @${'a!'.repeat(n)}`,
    (n) => `[ [a] ${'a@b.c '.repeat(n)}`,
    (n) => `[a](b\n${'[c '.repeat(n)}`,
    (n) => `[\n\n${'www.a.b '.repeat(n)}`,
    (n) => `[ ${'http://a.b '.repeat(n)}`,
    (n) => `[ a\n${'www.a.b\n'.repeat(n)}`,
  ],
  references: [
    (n) => `[a]: ${'x'.repeat(1_900)}\n\n${'[a] '.repeat(n)}`,
    (n) => `[a]: b "${'x'.repeat(1_900)}"\n\n${'[a] '.repeat(n)}`,
    (n) => `[a]: ${'x'.repeat(1_900)} "${'x'.repeat(1_900)}"\n\n${'![a] '.repeat(n)}`,
    (n) => `[a]: b "${'&quot;'.repeat(330)}"\n\n${'[a] '.repeat(n)}`,
    (n) => `[${'a'.repeat(990)}]: b\n\n${`[${'a'.repeat(990)}] `.repeat(n)}`,
    (n) => Array.from({ length: n }, (_, i) => `[${i}]: b\n[${i}]\n`).join('\n'),
  ],
  footnotes: [
    (n) => `${'[^a] '.repeat(n)}\n\n[^a]: b`,
    (n) => Array.from({ length: n }, (_, i) => `[^${i}]\n\n[^${i}]: b\n`).join('\n'),
    (n) => Array.from({ length: n }, (_, i) => `[^${i}]: [^${i + 1}]\n`).join('\n'),
    (n) => `[^a]\n\n[^a]: ${'[^a] '.repeat(n)}`,
    (n) => `[^a]\n\n[^a]:\n${'    - b\n'.repeat(n)}`,
  ],
  headings: [
    (n) => `# ${'a '.repeat(n)}`,
    (n) => `# ${'a-'.repeat(n)}`,
    (n) => `${'a\n'.repeat(n)}===`,
    (n) => `a\n${'='.repeat(n)}`,
    (n) => `# a${' #'.repeat(n)}`,
    (n) => `# a${' '.repeat(n)}b`,
    (n) => Array.from({ length: n }, (_, i) => `# a-${i % 3}\n`).join('\n'),
  ],
  html: [
    (n) => `${Array.from({ length: n }, (_, i) => `<b a${i}>`).join('')}${'a\n\n'.repeat(1_900)}`,
    (n) => `${Array.from({ length: n }, (_, i) => `<b id=${i}>`).join('')}${'a\n\n'.repeat(1_900)}`,
    (n) =>
      `${Array.from({ length: n }, (_, i) => `<i title=${i}>`).join('')}${'<p>'.repeat(Math.max(0, 499 - n))}`,
    (n) => `${Array.from({ length: n }, (_, i) => `<b title=${i}>`).join('')}${'</b>'.repeat(n)}`,
    (n) =>
      `${Array.from({ length: n }, (_, i) => `<b title=${i}><p>`).join('')}${'</b>'.repeat(n)}`,
    (n) =>
      `${Array.from({ length: n }, (_, i) => `<b title=${i}><div>`).join('')}${'</b>x'.repeat(n)}`,
    (n) =>
      `${Array.from({ length: n }, (_, i) => `<b title=${i}>`).join('')}\n\n${'- a\n'.repeat(1_900)}`,
    (n) =>
      `${Array.from({ length: n }, (_, i) => `<b title=${i}>`).join('')}\n\n${'a|'.repeat(99)}\n${'-|'.repeat(99)}\n${'a\n'.repeat(90)}`,
    (n) => `<b ${Array.from({ length: n }, (_, i) => `a${i}`).join(' ')}>`,
    (n) => `<b title="${'a '.repeat(n)}">`,
    (n) => `<b ${'a '.repeat(n)}>`,
    (n) => `<div\n${'a\n'.repeat(n)}>`,
    (n) => `${'<div>'.repeat(n)}a${'</div>'.repeat(n)}`,
    (n) => `${'<b>'.repeat(n)}a${'</b>'.repeat(n)}`,
    (n) => `<!--${'-'.repeat(n)}`,
    (n) => `<!--${' a\n'.repeat(n)}-->`,
    (n) => `<table>${'a'.repeat(n)}</table>`,
    (n) => `<table>${'<tr><td>'.repeat(n)}</table>`,
    (n) => `<table>\n\n${'a *b* c\n\n'.repeat(n)}`,
    (n) => `<pre>${'&amp;'.repeat(n)}</pre>`,
    (n) => `<b>${'&'.repeat(n)}`,
    (n) => `<pre><code class="language-cpp">${'a'.repeat(n)}</code></pre>`,
    (n) => `${'<b title=\n'.repeat(n)}>`,
    (n) => `<a href="${' '.repeat(n)}">`,
    (n) => `<a ${'href '.repeat(n)}>`,
    (n) => `<a href${' '.repeat(n)}b>`,
    (n) => `<a href=${'src='.repeat(n)}>`,
    (n) => `<div>${'href '.repeat(n)}`,
    (n) => `<div>href=${' '.repeat(n)}`,
    (n) => `<div>${`href${' '.repeat(200)}`.repeat(n)}`,
    (n) => `<svg>${'<path d=a>'.repeat(n)}`,
  ],
  'automatic links': [
    (n) => `www.a.b/${'a'.repeat(n)}`,
    (n) => `www.a.b/${'('.repeat(n)}`,
    (n) => `www.a.b/${')'.repeat(n)}`,
    (n) => `www.a.b/${'&a;'.repeat(n)}`,
    (n) => `www.a.b/${'.'.repeat(n)} `,
    (n) => `${'a'.repeat(n)}@b.c`,
    (n) => `a@${'b.'.repeat(n)}`,
    (n) => `a@b\\.${'a'.repeat(n)}`,
    (n) => `www.${'a.'.repeat(n)}`,
    (n) => `http://${'a'.repeat(n)}`,
    (n) => `\\@${'a'.repeat(n)}`,
    (n) => `[ @ ${'a.'.repeat(n)}`,
    (n) => `&#64; ${'a'.repeat(n)}`,
    (n) => `<http://${'a'.repeat(n)}`,
    (n) => `${`${'a'.repeat(100)}\n`.repeat(n)}a@b`,
  ],
  emphasis: [
    (n) => `${'*'.repeat(n)}a${'*'.repeat(n)}`,
    (n) => `${'*a '.repeat(n)}${'b* '.repeat(n)}`,
    (n) => `${'*_'.repeat(n)}a${'_*'.repeat(n)}`,
    (n) => `${'*a '.repeat(249)}\n\n`.repeat(n),
    (n) => `${'*'.repeat(240)}a${'*'.repeat(240)}\n\n`.repeat(n),
    (n) => `${'*a _b '.repeat(120)}\n\n`.repeat(n),
    (n) => `${'~a '.repeat(490)}\n\n`.repeat(n),
    (n) => `- ${'*a '.repeat(490)}\n`.repeat(n),
    (n) => `# ${'*a '.repeat(490)}\n`.repeat(n),
    (n) => `|${'*a '.repeat(100)}|\n|-|\n${`|${'*a '.repeat(90)}|\n`.repeat(n)}`,
  ],
  code: [
    (n) => `\`\`\`\n${'a'.repeat(n)}\n\`\`\``,
    (n) => `\`\`\`\n${'a\n'.repeat(n)}\`\`\``,
    (n) => `\`\`\`\n${'<&"'.repeat(n)}\n\`\`\``,
    (n) => '```js\na\n```\n'.repeat(n),
    (n) => '```x\na\n```\n'.repeat(n),
    (n) => `\`\`\`${'a'.repeat(n)}\n`,
    (n) => `${'`'.repeat(n)}\na`,
    (n) => `\`${' '.repeat(n)}\``,
    (n) => `\`${'a\n'.repeat(n)}\``,
  ],
};

/** Pieces of code: tokens that never end, and those that many rules of a grammar try to match. */
const codes = list(`
  a ␣ ⏎ ⇥ / " ' \` \\ ( [ { < \$ # @ - = * | 0 1. _ : ; % ~ ! & ^ . , ? + a␣ a( a. a<b>␣ a⏎ /a
  /* // <a␣ <a> <! """( "" \$a \${ #{ \\/a \`\${ a:: a= [a]␣ \u000d \u2028 {{ <? -- ---⏎ (a
  a␣b␣ A aA ::a␣ 1 1e 0x =⏎ def␣a function␣a( class␣a a[ r#' @" %{ << a,␣ q( s/ ''`);

/** Starts of code, without which a grammar reads nothing. */
const heads: Record<string, string> = {
  http: 'HTTP/1.1 200 OK\nA: b\n\n',
  pgsql: 'CREATE FUNCTION a() AS $$',
};

/** Grammars stay in memory: those of all languages need as much as a text may. */
const highlighted = [1, 2, 3, 4].map((part) => `highlighted code, part ${part}`);

/** The constructs that texts are made of. */
export const constructs = [
  ...new Set([...Object.keys(pieces), ...Object.keys(shapes), ...highlighted]),
];

/** Makes texts of a construct, with LF, all as long as check accepts them. */
export function* hardTexts(construct: string): Generator<string> {
  const part = highlighted.indexOf(construct);
  if (part >= 0)
    return yield* highlightedCode(
      Object.keys(all).filter((_, index) => index % highlighted.length === part),
    );
  const repeated = list(pieces[construct] ?? '').flatMap((piece) => [
    ...['', '\n', '\n\n'].map((end) => (n: number) => `${piece}${end}`.repeat(n)),
    (n: number) => `${piece.repeat(80)}\n\n`.repeat(n),
  ]);
  const texts = [...repeated, ...(shapes[construct] ?? [])].map(longestAccepted);
  yield* new Set(texts);
}

/** Makes code of each language's slowest piece: one block as long as is highlighted, and twenty. */
function* highlightedCode(languages: string[]): Generator<string> {
  const { highlight } = createLowlight(all);
  const repeat = (code: string, length: number) => code.repeat(Math.floor(length / code.length));
  for (const language of languages) {
    const seconds = (code: string) =>
      cpuSecondsOf(() => highlight(language, (heads[language] ?? '') + repeat(code, 2_000)));
    const [slowest = ''] = codes
      .map((code) => [code, seconds(code)] as const)
      .reduce((a, b) => (b[1] > a[1] ? b : a));
    const longest = /^(?:csharp|nestedtext)$/.test(language) ? 4_000 : 10_000;
    const head = heads[language] ?? '';
    for (const [blocks, length] of [
      [1, longest],
      [20, longest / 4.5],
    ] as const)
      yield `\`\`\`${language}\n${head}${repeat(slowest, length - head.length - 10)}\n\`\`\`\n`.repeat(
        blocks,
      );
  }
}

function table(columns: number, rows: string): string {
  return `${'|a'.repeat(columns)}|\n${'|-'.repeat(columns)}|\n${rows}`;
}

function list(words: string): string[] {
  const decoded = (word: string) =>
    word.replaceAll('␣', ' ').replaceAll('⏎', '\n').replaceAll('⇥', '\t');
  // Not by \s, because some of the pieces are rare spaces.
  return words
    .split(/[ \n]+/)
    .filter(Boolean)
    .map(decoded);
}

/** Returns the longest text of a kind that check accepts. */
function longestAccepted(text: (n: number) => string): string {
  const isAccepted = (n: number) => text(n).length <= largest && !excess(text(n));
  let [accepted, refused] = [1, 2];
  while (refused < largest && isAccepted(refused)) [accepted, refused] = [refused, refused * 2];
  while (refused - accepted > 1) {
    const middle = Math.floor((accepted + refused) / 2);
    if (isAccepted(middle)) accepted = middle;
    else refused = middle;
  }
  return text(accepted);
}
