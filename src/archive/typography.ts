/** A replacement in a text. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

interface Marks {
  /** Opening and closing. */
  double: [string, string];
  single?: [string, string];
  dash: string;
}

const english: Marks = { double: ['“', '”'], single: ['‘', '’'], dash: '—' };
const angled: Marks = { double: ['«', '»'], dash: '–' };
const low: Marks = { double: ['„', '“'], single: ['‚', '‘'], dash: '–' };
const high: Marks = { ...english, dash: '–' };

/** Texts in other languages stay as typed. A region is named if its marks differ. */
const marksByLanguage: Record<string, Marks> = {
  cs: low,
  de: low,
  'de-CH': angled,
  en: english,
  es: angled,
  'es-419': high,
  'es-MX': high,
  fr: { double: ['«\u00A0', '\u00A0»'], dash: '–' },
  'fr-CH': angled,
  it: high,
  nl: high,
  pl: { double: ['„', '”'], dash: '–' },
  pt: high,
  ru: angled,
  sk: low,
  uk: angled,
};

/** What may be replaced. Most texts have nothing. */
const replaceable = /["']|--|\.{3}/;

/** Stands for code, or an image, in the text of a block. */
export const opaque = '\uFFFC';

/** A word that is code or an option, with or without backticks: `--amend`, `name="x"`, `print('x')`. */
const code =
  /^[("'[/|,]*--?[\p{L}\p{N}]|[=<>{}\\_@]|\$[\p{L}({]|:\/\/|::|\p{L}\(|^[bfru]{1,2}'[^']*'/iu;

/** What follows a double hyphen that is part of a command: an option, a file or a path. */
const argument = /^(?:-|\.|\S*[\p{L}\p{N}][/\\.][\p{L}\p{N}])/u;

/** Words that begin with an apostrophe. In every language, years do so without their century. */
const elided: Record<string, RegExp> = {
  en: /^'(?:bout|cause|em|er|n'?|round|til|tis|twas)(?![\p{L}\p{N}])/iu,
  nl: /^'[kmnst](?![\p{L}\p{N}])/iu,
};
const decade = /^'\d\d(?:s|er)?(?![\p{L}\p{N}])/u;

/**
 * Sets a text's quotes, apostrophes, dashes and ellipses as its language does.
 * @param language BCP 47
 * @example typeset('Rock \'n\' roll -- the "new" git commit --amend', 'en') // => 'Rock ’n’ roll — the “new” git commit --amend'
 */
export function typeset(text: string, language: string): string {
  return applyEdits(text, typographicEdits(text, language));
}

/** Applies edits that are in order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let end = 0;
  for (const edit of edits) {
    result += text.slice(end, edit.start) + edit.text;
    end = edit.end;
  }
  return result + text.slice(end);
}

/** Returns the edits that typeset a text, in order. What may mean something else stays as typed. */
export function typographicEdits(text: string, language: string): Edit[] {
  if (!replaceable.test(text)) return [];
  const [primary = ''] = language.split('-');
  const marks = marksByLanguage[language] ?? marksByLanguage[primary];
  if (!marks) return [];
  const verbatim = verbatimCharacters(text);
  return [
    ...dashes(text, marks),
    ...ellipses(text),
    ...doubleQuotes(text, marks),
    ...singleQuotes(text, marks, primary),
  ]
    .filter((together) => together.every(({ start }) => !verbatim[start]))
    .flat()
    .sort((a, b) => a.start - b.start);
}

/** Returns 1 for each character that is in code or an option. */
function verbatimCharacters(text: string): Uint8Array {
  const verbatim = new Uint8Array(text.length);
  for (const { 0: span, index } of text.matchAll(/`[^`]*`/g))
    verbatim.fill(1, index, index + span.length);
  for (const { 0: word, index } of text.matchAll(/\S+/g))
    if (code.test(word)) verbatim.fill(1, index, index + word.length);
  return verbatim;
}

/** Only between spaces: `1--2` is a range, and `block--part` may be a name. */
function dashes(text: string, { dash }: Marks): Edit[][] {
  return [...text.matchAll(/(?<=\S\s)---?(?=\s\S)/g)]
    .filter(({ 0: typed, index }) => !argument.test(text.slice(index + typed.length + 1)))
    .map(({ 0: typed, index }) => [edit(index, dash, typed.length)]);
}

/** Neither before a word, as in `...rest` and `main...topic`, nor in brackets or ranges. */
function ellipses(text: string): Edit[][] {
  return [...text.matchAll(/(?<![.[]|\p{N}\s?)\.{3}(?![.\]\p{L}\p{N}\uFFFC])/gu)].map(
    ({ index }) => [edit(index, '…', 3)],
  );
}

/** Only in pairs, because a single one may stand for inches. */
function doubleQuotes(text: string, { double: [open, close] }: Marks): Edit[][] {
  const pairs: Edit[][] = [];
  let opening: number | undefined;
  for (const { index } of text.matchAll(/"/g))
    if (opening !== undefined && mayClose(text, index)) {
      pairs.push([edit(opening, open), edit(index, close)]);
      opening = undefined;
    } else if (mayOpen(text, index)) opening = index;
  return pairs;
}

function singleQuotes(text: string, { single }: Marks, language: string): Edit[][] {
  const found: Edit[][] = [];
  let opening: number | undefined;
  let closing: number[] = [];
  // In English, the closing quote is an apostrophe, too, so it doesn't matter which of them is which.
  const settle = () => {
    const settled = closing.length === 1 || (closing.length > 0 && language === 'en');
    if (opening !== undefined && single && settled)
      found.push([edit(opening, single[0]), ...closing.map((at) => edit(at, single[1]))]);
    else if (opening === undefined && language === 'en')
      for (const at of closing) if (/\p{L}/u.test(text[at - 1] ?? '')) found.push([edit(at, '’')]);
    closing = [];
  };
  for (let at = text.indexOf("'"); at >= 0; at = text.indexOf("'", at + 1)) {
    const rest = text.slice(at, at + 12);
    const isInWord =
      /[\p{L}\p{N}\uFFFC]$/u.test(text.slice(Math.max(0, at - 2), at)) && /^'\p{L}/u.test(rest);
    const [word] = (mayOpen(text, at) && (elided[language]?.exec(rest) ?? decade.exec(rest))) || [
      '',
    ];
    if (isInWord || word) {
      found.push([edit(at, '’')]);
      if (word.endsWith("'")) found.push([edit((at += word.length - 1), '’')]);
    } else if (mayOpen(text, at) && (opening === undefined || !mayClose(text, at))) {
      settle();
      opening = at;
    } else if (mayClose(text, at)) closing.push(at);
  }
  settle();
  return found;
}

function mayOpen(text: string, at: number): boolean {
  return /[\s\p{Ps}\p{Pi}\p{Pd}"'/*…]/u.test(text[at - 1] ?? ' ') && /\S/.test(text[at + 1] ?? ' ');
}

function mayClose(text: string, at: number): boolean {
  return /\S/.test(text[at - 1] ?? ' ') && /[\s\p{P}]/u.test(text[at + 1] ?? ' ');
}

function edit(start: number, text: string, length = 1): Edit {
  return { start, end: start + length, text };
}
