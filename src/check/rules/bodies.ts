import { allFiles } from '../../loader/content-file.ts';
import { error } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** A talk has a body unless its `text` is `none`. */
export const bodies: Rule = ({ files }) =>
  allFiles(files, 'talks').flatMap(({ source, fields, textDigest }) => {
    if (!fields.text || fields.text === 'none' || textDigest) return [];
    const message = 'the body is empty; write it, or set text: none until then';
    return [error(source.file, source.place(['text'], 'key'), message, 'empty-text')];
  });
