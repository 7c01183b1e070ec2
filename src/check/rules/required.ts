import { allFiles } from '../../loader/content-file.ts';
import { error, start } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

const requiredFiles = ['content/site.yaml', 'content/pages/home.md', 'content/pages/about.md'];

/** An archive has the required files, and a talk has a body unless its `text` is `none`. */
export const required: Rule = ({ files }) => {
  const existing = new Set(files.map(({ source }) => source.file));
  const message = 'this file is missing; every archive needs one';
  const missing = requiredFiles
    .filter((file) => !existing.has(file))
    .map((file) => error(file, start, message, 'missing-file'));
  const empty = allFiles(files, 'talks').flatMap(({ source, fields, textDigest }) => {
    if (!fields.text || fields.text === 'none' || textDigest) return [];
    const message = 'the body is empty; write it, or set text: none until then';
    return [error(source.file, source.place(['text'], 'key'), message, 'empty-text')];
  });
  return [...missing, ...empty];
};
