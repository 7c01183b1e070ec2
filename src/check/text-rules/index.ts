import type { TextRule } from './text-rule.ts';
import { addresses } from './addresses.ts';
import { codeLanguage } from './code-language.ts';
import { headings } from './headings.ts';
import { imageText } from './image-text.ts';
import { noScheme } from './no-scheme.ts';
import { rawHtml } from './raw-html.ts';

/** Rules on a single body, whose findings are cached until the file changes. */
export const textRules: readonly TextRule[] = [
  headings,
  imageText,
  addresses,
  codeLanguage,
  rawHtml,
  noScheme,
];
