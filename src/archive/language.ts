const names = new Intl.DisplayNames('en', { type: 'language' });

/** What English calls a language. @example languageName('nl') // => 'Dutch' */
export function languageName(code: string): string {
  return names.of(code) ?? code;
}
