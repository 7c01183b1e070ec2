/** A YAML error in an author's words, and its fix. */
export interface YamlProblem {
  /** The offset in the text. */
  at: number;
  message: string;
  rule: string;
}

/**
 * Explains a parser's error.
 * @param parserMessage used if there is no better explanation
 */
export function yamlProblem(
  code: string,
  parserMessage: string,
  offset: number,
  text: string,
): YamlProblem {
  if (code === 'RESOURCE_EXHAUSTION')
    return { at: offset, message: parserMessage, rule: 'yaml-bounds' };
  const line = lineAt(text, offset);
  if (code === 'TAB_AS_INDENT' || /^ *\t/.test(line)) return { at: offset, ...tab };
  if (code === 'DUPLICATE_KEY') {
    const key = text.slice(offset).match(/^[^\s:]+/)?.[0] ?? 'this field';
    return {
      at: offset,
      message: `${key} is listed twice; delete one`,
      rule: 'yaml-duplicate-key',
    };
  }
  const field = line.match(/^(\s*(?:- +)?[^\s:"'[{]+: +)([^"'[{|>\s].*?)\s*$/);
  if (field && / ?: |:$/.test(field[2] ?? '') && /MAP|KEY|NESTED|IMPLICIT/.test(code)) {
    const quoted = `${field[1]?.trimStart()}${JSON.stringify(field[2])}`;
    const message = `a value with a colon needs quotes; write ${quoted}`;
    return { at: offset, message, rule: 'yaml-colon' };
  }
  if (code === 'MISSING_CHAR' && /quote/.test(parserMessage))
    return { at: unclosed(text) ?? offset, ...quote };
  if (code === 'MULTIPLE_DOCS' || /^(?:\.\.\.|---)/.test(line))
    return { at: offset, ...documentEnd };
  const first = parserMessage.split('\n', 1)[0]?.replace(/[.:]?\s*$/, '') ?? '';
  return {
    at: offset,
    message: `this is not YAML (${first}); write fields as name: value, one a line`,
    rule: 'yaml',
  };
}

const tab = { message: 'a tab indents this line; use spaces', rule: 'yaml-tab' };
const quote = {
  message: 'the quotes are not closed; end the value with the quote that began it',
  rule: 'yaml-quote',
};
const documentEnd = {
  message: 'the frontmatter ends before its closing ---; delete the line',
  rule: 'yaml-document',
};

/** Returns the offset of the first value whose quotes aren't closed on its line. */
function unclosed(text: string): number | undefined {
  const match = /(?:^|: +|- +|\[)(?:"(?:[^"\\\n]|\\.)*|'(?:[^'\n]|'')*)$/m.exec(text);
  return match ? match.index + match[0].search(/["']/) : undefined;
}

function lineAt(text: string, offset: number): string {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const to = text.indexOf('\n', offset);
  return text.slice(from, to < 0 ? undefined : to).replace(/\r$/, '');
}
