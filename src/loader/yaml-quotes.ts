/**
 * Returns what an author put in quotes, though it has some itself.
 * @example withinQuotes('"The "real" queue"') // => 'The "real" queue'
 * @returns undefined for `"One" and "two"`, in which the second quote ends a word
 */
export function withinQuotes(value: string): string | undefined {
  const [, quote = '', inner] = value.match(/^(["'])(.+)\1$/) ?? [];
  if (
    inner === undefined ||
    new RegExp(`^[^${quote}]*[^\\s${quote}]${quote}(?![\\w${quote}])`).test(inner)
  )
    return undefined;
  return withinQuotes(inner) ?? inner;
}

/**
 * Returns a list that is on one line, without quotes that it doesn't need.
 * @example itemsOf('["redis," "python"]') // => '[redis, python]'
 */
export function itemsOf(value: string): string | undefined {
  const inner = value.match(/^\[([^[\]]*["'][^[\]]*)\]$/)?.[1];
  const items = inner
    ?.split(/["'\s]*,["'\s]*|["']\s+["']/)
    .map((item) => item.replace(/^["'\s]+|["'\s]+$/g, ''))
    .filter(Boolean)
    .map((item) => (/^[\p{L}\d](?:(?!: | #)[^{}"'\\])*$/u.test(item) ? item : quoted(item)));
  return items && `[${items.join(', ')}]`;
}

/** Returns a value in the quotes that need the fewest escapes. */
export function quoted(value: string): string {
  return /["\\]/.test(value) && !value.includes("'") ? `'${value}'` : JSON.stringify(value);
}

/** Returns whether a value contains a colon, or begins with a sign of YAML's. */
export function isUnquoted(value: string): boolean {
  return /^[`@*&%!,\]}]|^[^"'[{|>].*(?:: |:$)|^[>|][+\-\d]*[ \t]+[^\s#]|^[?-](?:[ \t]|$)|^\[.*\][^\],]*[^\],\s]$/.test(
    value,
  );
}
