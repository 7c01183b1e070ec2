import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMarkdown } from '../loader/source.ts';
import { readText } from './text.ts';

function messages(body: string): string[] {
  return readText(readMarkdown('a.md', `---\ntitle: A\n---\n${body}\n`))
    .findings.filter(({ rule }) => rule === 'unsupported-markdown')
    .map(({ line, column, message }) => `${line}:${column} ${message}`);
}

for (const [body, start] of [
  ['Sets [^1].', '4:6 the footnote [^1] has no text'],
  ['See [the docs][docs].', '4:5 [the docs][docs] has no target; add a line [docs]: https://…'],
  ['See [[Redis]].', '4:5 [[Redis]] is no link; write one as in [Redis](redis.md)'],
  ['See [it] (https://a.example/).', '4:5 a link has no space; write [it](https://a.example/)'],
  [
    'See (it)[https://a.example/].',
    '4:5 the brackets of a link are swapped; write [it](https://a.example/)',
  ],
  ['## Sets {#sets}', '4:9 {#sets} is printed as it is'],
  ['Sets.\n{: .note}', '5:1 {: .note} is printed as it is'],
  ['$$\nx^2\n$$', '4:1 a formula is printed as it is'],
  ['The cost $O(n^2)$ is high.', '4:10 a formula is printed as it is'],
  ['Set\n: has no order', '5:1 a list of definitions is printed as it is'],
  ['Shipped :tada: today', '4:9 :tada: is printed as it is'],
  ['It is ==fast==.', '4:7 ==fast== is printed as it is; write **fast**'],
  ['{{< youtube abc >}}', '4:1 {{< youtube abc >}} is printed as it is'],
  ['{% raw %}', '4:1 {% raw %} is printed as it is'],
  ['!!! note\n    Text', '4:1 !!! note is printed as it is; write > [!NOTE]'],
  ['> [!INFO]\n> Text', '4:3 [!INFO] is printed as it is; write [!NOTE]'],
  ['[TOC]', '4:1 [TOC] is printed as it is'],
  ['##Sets', '4:1 a heading needs a space; write ## Sets'],
  ['```mermaid\ngraph TD\n```', '4:1 diagrams are not drawn'],
] as const)
  test(`${JSON.stringify(body)} is told`, () => {
    const found = messages(body);
    assert.equal(found.length, 1);
    assert.ok(found[0]?.startsWith(start), found[0]);
  });

for (const body of [
  '> [!NOTE]\n> Text',
  'Set[^1].\n\n[^1]: Text.',
  'See [the docs][docs].\n\n[docs]: https://a.example/',
  '`[^1]` and `:tada:` and `==` and `{{ x }}` and `[a][b]` and `$x^2$`',
  '\\[a][b] and \\==a== and \\$x^2\\$',
  'matrix[0][1] == a and b == c, at 12:30:45, for $5 or $6_000, in C::D::E, #tag',
  '```text\n[^1] :tada: ==x== {% raw %}\n```',
  'https://a.example/:tada:/==x==',
])
  test(`${JSON.stringify(body)} is meant as it is written`, () => {
    assert.deepEqual(messages(body), []);
  });
