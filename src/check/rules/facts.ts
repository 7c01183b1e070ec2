import { readFacts } from '../../loader/facts.ts';
import { error, start } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** A file in `facts/` is as `npm run links` writes it. */
export const factsFiles: Rule = ({ paths }) =>
  [...readFacts(paths)].flatMap(([name, facts]) => {
    if (facts) return [];
    const message = 'this is not what npm run links writes; delete it, and run npm run links';
    return error(`facts/${name}.json`, start, message, 'facts-file');
  });
