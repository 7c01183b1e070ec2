/** Returns why a text has no frontmatter, with how to mend it. @param started whether it begins with `---` */
export function noFrontmatter(text: string, started: boolean): [message: string, rule: string] {
  if (!text.trim()) return ['the file is empty; write it, or delete it', 'empty-file'];
  const message = started
    ? 'the frontmatter is not closed; write --- on a line of its own after it'
    : beginning(text);
  return [message, 'frontmatter'];
}

/** Returns why a text doesn't begin with frontmatter. */
function beginning(text: string): string {
  const [first = '', second = ''] = text.split(/\r?\n/);
  const isField = (line: string) => /^[A-Za-z]\w*:/.test(line);
  const [kind] = first.match(/^\s*(?:\+\+\+|\{)/) ?? [];
  if (kind) {
    const format = kind.endsWith('{') ? 'JSON' : 'TOML';
    return `the frontmatter is ${format}; write each field as name: value, between two lines of ---`;
  }
  if (/^\s+---\s*$/.test(first) && isField(second))
    return 'the first line begins with a space; write --- without it';
  if (isField(first)) return 'the frontmatter does not begin; write a line of --- above the fields';
  if (isField(second) && /^[^\w\s#`]+\s*$/.test(first))
    return `${first.trim()} is not ---; write three hyphens above the fields and below them`;
  const above = text.match(/^([^]*?\n)---[ \t]*\r?\n(?=[A-Za-z]\w*:)/)?.[1];
  if (above === undefined)
    return 'there is no frontmatter; start the file with a line of ---, the fields and another line of ---';
  const fix = /^\s*(?:`{3}|~{3})/.test(first)
    ? `delete the lines of ${first.trim().slice(0, 3)}`
    : above.trim()
      ? 'move the lines above it into the text'
      : 'delete the empty lines above it';
  return `the frontmatter is not at the beginning; ${fix}`;
}
