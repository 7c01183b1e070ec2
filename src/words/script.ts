import { script } from './en.ts';
import { amounts } from './locale.ts';

/** The language of the interface. */
export const language = document.body.lang || document.documentElement.lang;

/**
 * The words of the interface that scripts have. The build puts the site's language in place of English
 * (`src/build/compile-options.ts`), so that a script has no other.
 */
export const words = script({ amount: amounts(language) });
