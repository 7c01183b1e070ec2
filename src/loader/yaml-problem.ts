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
  const problem = (message: string, rule: string, at = offset) => ({ at, message, rule });
  if (code === 'RESOURCE_EXHAUSTION') return problem(parserMessage, 'yaml-bounds');
  const line = lineAt(text, offset);
  if (code === 'TAB_AS_INDENT' || /^ *\t/.test(line))
    return problem('a tab indents this line; use spaces', 'yaml-tab');
  if (code === 'DUPLICATE_KEY') {
    const key = text.slice(offset).match(/^[^\s:]+/)?.[0] ?? 'this field';
    return problem(`${key} is listed twice; delete one`, 'yaml-duplicate-key');
  }
  const field = line.match(/^(\s*(?:- +)?[^\s:"'[{]+: +)([^"'[{|>\s](?:.*\S)?)\s*$/);
  if (field && / ?: |:$/.test(field[2] ?? '') && /MAP|KEY|NESTED|IMPLICIT/.test(code)) {
    const quoted = `${field[1]?.trimStart()}${JSON.stringify(field[2])}`;
    return problem(`a value with a colon needs quotes; write ${quoted}`, 'yaml-colon');
  }
  if (code === 'MISSING_CHAR' && /quote/.test(parserMessage)) {
    const message = 'the quotes are not closed; end the value with the quote that began it';
    return problem(message, 'yaml-quote', unclosed(text));
  }
  if (code === 'MULTIPLE_DOCS' || /^(?:\.\.\.|---)/.test(line)) {
    const message = 'the frontmatter ends before its closing ---; delete the line';
    return problem(message, 'yaml-document');
  }
  const first = parserMessage.split('\n', 1)[0]?.trimEnd().replace(/[.:]$/, '') ?? '';
  return problem(`this is not YAML (${first}); write fields as name: value, one a line`, 'yaml');
}

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
