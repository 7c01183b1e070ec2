import { isNode, isScalar, LineCounter, visit, type Document } from 'yaml';
import { parseYaml } from './yaml-bounds.ts';
import { isUnquoted, itemsOf, quoted, withinQuotes } from './yaml-quotes.ts';

/** A YAML error in an author's words, and its fix. */
export interface YamlProblem {
  /** The offset in the text. */
  at: number;
  message: string;
  rule: string;
}

/** Parses each field by itself, because one mistake causes errors in the fields below it. */
export function yamlProblems({ errors }: Document, text: string): YamlProblem[] {
  const spaces = unusualSpaces(text);
  if (spaces.length) return spaces;
  const explain = (found: Document['errors'], part: string, from: number) =>
    found.map(({ code, message, pos: [at] }) => {
      const problem = yamlProblem(code, message, at, part);
      return { ...problem, at: from + problem.at };
    });
  const fields = [...text.matchAll(/^[^ \t\r\n][^\r\n]*(?:\r?\n(?![^ \t\r\n-])[^\r\n]*)*/gm)];
  const single = fields.flatMap(({ 0: field, index }) =>
    explain(parseYaml(field, new LineCounter()).errors, field, index),
  );
  const twice = errors.filter(({ code }) => code === 'DUPLICATE_KEY');
  return single.length || twice.length
    ? [...single, ...explain(twice, text, 0)]
    : explain(errors, text, 0);
}

/** Fields whose value is a list, or a single item. */
const lists = new Set(['speakers', 'topics', 'author', 'organizers', 'alsoKnownAs', 'related']);

/**
 * Finds unquoted values that YAML ends at ` #`, and lines that it joins although each is an item. After
 * a date, number or id, a comment is intended.
 */
export function cutShort(document: Document, text: string): YamlProblem[] {
  const found: YamlProblem[] = [];
  if (!/[ \t]#|:[ \t]*(?:[|>]|\r?\n[ \t]+[^\s-])/.test(text)) return found;
  visit(document, {
    Scalar(_key, node) {
      const [from, to, end] = node.range ?? [0, 0, 0];
      if (node.type !== 'PLAIN' || from === to) return;
      const comment = text.slice(to, end).match(/^[ \t]+#[^\r\n]*/)?.[0];
      if (!comment || (/^[a-z0-9:.-]+$/.test(node.source ?? '') && /^\s+#\s/.test(comment))) return;
      const whole = quoted(text.slice(from, to) + comment.trimEnd());
      const message = `" #" begins a comment and cuts the value short; put it in quotes: ${whole}`;
      found.push({ at: to + comment.indexOf('#'), message, rule: 'yaml-comment' });
    },
    Pair(_key, { key, value }) {
      if (isScalar(key) && lists.has(String(key.value)) && isScalar(value) && value.range) {
        const [from, to] = value.range;
        const lines = text
          .slice(from, to)
          .replace(/^[|>].*\n/, '')
          .trim()
          .split('\n');
        const message = `these lines are one value; write each as an item of a list, as in - ${lines[0]?.replace(/^- /, '').trim()}`;
        if (lines.length > 1 && !value.type?.startsWith('QUOTE'))
          found.push({ at: from, message, rule: 'yaml' });
      }
      const at = isNode(key) && key.range ? key.range[1] : 0;
      const [, colon = '', comment] = text.slice(at).match(/^(:[ \t]+)(#[^\r\n]*)/) ?? [];
      if (!comment || (isScalar(value) ? value.source : value)) return;
      const message = `# begins a comment, so the value is empty; put it in quotes: ${quoted(comment.trimEnd())}`;
      found.push({ at: at + colon.length, message, rule: 'yaml-comment' });
    },
  });
  return found;
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
  const line = lineAt(text, offset);
  if (code === 'TAB_AS_INDENT' || /^ *\t/.test(line))
    return problem('a tab indents this line; use spaces', 'yaml-tab');
  if (code === 'DUPLICATE_KEY') {
    const key = text.slice(offset).match(/^[^\s:]+/)?.[0] ?? 'this field';
    return problem(`${key} is listed twice; delete one`, 'yaml-duplicate-key');
  }
  const [, indent = '', field = '', value = ''] =
    line.match(/^(\s*)((?:- +)?[^\s:"'[{]+:[ \t]+|- +)(\S(?:.*\S)?)\s*$/) ?? [];
  const at = text.lastIndexOf('\n', offset - 1) + 1 + indent.length + field.length;
  const fixed = `${field.replaceAll('\t', ' ')}${quoted(value.replace(/^[“”]([^“”]*)[“”]$/, '$1'))}`;
  if (code === 'RESOURCE_EXHAUSTION') {
    const quotes = /^[&*!](?!!)[^[{"']*$/.test(value) ? `, or put it in quotes: ${fixed}` : '';
    return problem(parserMessage + quotes, 'yaml-bounds');
  }
  const item = text.slice(offset).match(/^([@`%])[^,\]}\n]*/);
  if (item && /^\[.*\]$|^\{.*\}$/.test(value))
    return problem(needsQuotes(item[1], quoted(item[0].trim())), 'yaml-quotes');
  const items = lists.has(field.replace(/:\s+$/, '')) && itemsOf(value);
  if (items)
    return problem(
      `the quotes of this list don’t match; write ${field}${items}`,
      'yaml-quotes',
      at,
    );
  const open = unclosed(text);
  if (open && !field.startsWith('- ')) return problem(...open);
  // Nothing else can be wrong in a field of one line.
  const isAlone = value && !indent && !text.trimEnd().includes('\n');
  if (value && (isAlone || isUnquoted(value))) {
    const inner = withinQuotes(value);
    if (inner !== undefined) {
      const reason = !inner.includes('\\')
        ? 'ends at its second quote'
        : 'has a backslash, which begins an escape';
      return problem(`the value ${reason}; write ${field}${quoted(inner)}`, 'yaml-quotes', at);
    }
    if (!/^["'`@%&*!|>[\]{},?#-]/.test(value))
      return problem(`a value with a colon needs quotes; write ${fixed}`, 'yaml-colon', at);
    const list = value.startsWith('- ') ? ', or begin the list on the next line' : '';
    return problem(needsQuotes(value[0], fixed) + list, 'yaml-quotes', at);
  }
  if (code === 'MULTIPLE_DOCS' || /^(?:\.\.\.|---)/.test(line)) {
    const message = 'the frontmatter ends before its closing ---; delete the line';
    return problem(message, 'yaml-document');
  }
  const [, key, joined] = line.match(/^\s*(?:- +)?([A-Za-z]\w*):(?!\/\/)(\S(?:.*\S)?)\s*$/) ?? [];
  if (key && joined)
    return problem(`a space is missing after ${key}:; write ${key}: ${joined}`, 'yaml-space');
  const [, name, sign, rest = ''] =
    line.match(/^\s*([A-Za-z]\w*)\s*([=\uFF1A\uFE55\uA789])\s*(.*)$/) ?? [];
  if (name && sign) {
    const right = isUnquoted(rest) ? quoted(rest) : rest;
    return problem(`${sign} is not a colon; write ${name}: ${right}`, 'yaml');
  }
  const [, bullet] = line.match(/^\s*[*•·–—]\s*(\S.*)$/) ?? [];
  if (bullet) return problem(`an item of a list begins with -; write - ${bullet}`, 'yaml');
  if (line.trim() && !line.includes(':'))
    return problem('this line is no field; write name: value, or move it below the fields', 'yaml');
  const [indented, spaces = ''] = text.slice(offset).match(/(?<=\n)([ \t]+)[A-Za-z]\w*:/) ?? [];
  if (/_IMPLICIT_KEY$/.test(code) && indented) {
    const next = text.indexOf(indented, offset) + spaces.length;
    const message =
      'this line is indented too far; align it with the line above, or put the whole value in quotes';
    return problem(message, 'yaml', next);
  }
  const first = parserMessage.split('\n', 1)[0]?.trimEnd().replace(/[.:]$/, '') ?? '';
  return problem(`this is not YAML (${first}); write fields as name: value, one a line`, 'yaml');
}

/** Finds spaces that look like YAML's own, before or after the name of a field. */
export function unusualSpaces(text: string): YamlProblem[] {
  const found = text.matchAll(/^((?: *- )? *(?:[A-Za-z]\w*:)? *)([^\S \t\r\n]+)(?=(?:- )?["\w])/gm);
  return [...found].map(({ index, 1: before = '', 2: spaces = '' }) => {
    const code = spaces.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const message = `this space is U+${code}, which is not a space to YAML; write an ordinary one`;
    return { at: index + before.length, message, rule: 'yaml-space' };
  });
}

function needsQuotes(sign = '', fixed: string): string {
  return `a value that begins with ${sign} needs quotes; write ${fixed}`;
}

/** Returns the first value whose quotes or brackets aren't closed on its line. */
function unclosed(text: string): [message: string, rule: string, at: number] | undefined {
  const line =
    /^([ \t]*)((?:- +)?[^\s:"'[{]+: +|- +|)("(?:[^"\\\n]|\\.)*|'(?:[^'\n]|'')*|\[[^\]\n]*|\{[^}\n]*)$/m;
  const [whole, indent = '', field = '', value = ''] = line.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const at = text.search(line) + indent.length + field.length;
  const ending = { '[': 'the list with ]', '{': 'it with }' }[value[0] ?? ''];
  const fixed = `${field}${quoted(value.trimEnd())}`;
  if (ending)
    return [`the ${value[0]} is not closed; end ${ending}, or write ${fixed}`, 'yaml-quotes', at];
  const message = 'the quotes are not closed; end the value with the quote that began it';
  return [`${message}, or write ${fixed}`, 'yaml-quote', at];
}

function lineAt(text: string, offset: number): string {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const to = text.indexOf('\n', offset);
  return text.slice(from, to < 0 ? undefined : to).replace(/\r$/, '');
}
