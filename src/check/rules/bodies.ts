import { allOf } from '../../loader/entry.ts';
import { error } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** A talk that promises a text has one: nothing is published empty. */
export const bodies: Rule = ({ files }) =>
  allOf(files, 'talks').flatMap(({ source, fields, textDigest }) => {
    if (!fields.text || fields.text === 'none' || textDigest) return [];
    const message = 'the text is empty; write it, or say text: none until somebody does';
    return [error(source.file, source.place(['text'], 'key'), message, 'empty-text')];
  });
