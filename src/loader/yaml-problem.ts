/** What a mistake in YAML is in an author's words, and how to mend it. */
export interface YamlProblem {
  /** Its offset in the text. */
  at: number;
  message: string;
  rule: string;
}

/**
 * @param code the parser's name for it
 * @param said the parser's own words, for what has none of ours
 * @param offset where it is in `text`
 */
export function yamlProblem(code: string, said: string, offset: number, text: string): YamlProblem {
  if (code === 'RESOURCE_EXHAUSTION') return { at: offset, message: said, rule: 'yaml-bounds' };
  const line = lineAt(text, offset);
  if (code === 'TAB_AS_INDENT' || /^ *\t/.test(line)) return { at: offset, ...tab };
  if (code === 'DUPLICATE_KEY') {
    const key = text.slice(offset).match(/^[^\s:]+/)?.[0] ?? 'this field';
    return {
      at: offset,
      message: `${key} stands here a second time; keep one`,
      rule: 'yaml-duplicate-key',
    };
  }
  const field = line.match(/^(\s*(?:- +)?[^\s:"'[{]+: +)([^"'[{|>\s].*?)\s*$/);
  if (field && / ?: |:$/.test(field[2] ?? '') && /MAP|KEY|NESTED|IMPLICIT/.test(code)) {
    const mended = `${field[1]?.trimStart()}${JSON.stringify(field[2])}`;
    const message = `a value with a colon needs quotes; write ${mended}`;
    return { at: offset, message, rule: 'yaml-colon' };
  }
  if (code === 'MISSING_CHAR' && /quote/.test(said))
    return { at: unclosed(text) ?? offset, ...quote };
  if (code === 'MULTIPLE_DOCS' || /^(?:\.\.\.|---)/.test(line))
    return { at: offset, ...documentEnd };
  const first = said.split('\n', 1)[0]?.replace(/[.:]?\s*$/, '') ?? '';
  return {
    at: offset,
    message: `this is not YAML (${first}); write fields as name: value, one a line`,
    rule: 'yaml',
  };
}

const tab = { message: 'a tab indents this line; indent with spaces', rule: 'yaml-tab' };
const quote = {
  message: 'the quotes are not closed; end the value with the quote that began it',
  rule: 'yaml-quote',
};
const documentEnd = {
  message: 'the frontmatter ends before its closing ---; remove the line',
  rule: 'yaml-document',
};

/** Where the first value begins whose line does not end the quotes that it opens. */
function unclosed(text: string): number | undefined {
  const match = /(?:^|: +|- +|\[)(?:"(?:[^"\\\n]|\\.)*|'(?:[^'\n]|'')*)$/m.exec(text);
  return match ? match.index + match[0].search(/["']/) : undefined;
}

function lineAt(text: string, offset: number): string {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const to = text.indexOf('\n', offset);
  return text.slice(from, to < 0 ? undefined : to).replace(/\r$/, '');
}
