import { error, start } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

const required = ['content/site.yaml', 'content/pages/home.md', 'content/pages/about.md'];

/** An archive has a site.yaml, a front page and a page about itself. */
export const requiredFiles: Rule = ({ files }) => {
  const there = new Set(files.map(({ source }) => source.file));
  const message = 'this file is missing; every archive has one';
  return required
    .filter((file) => !there.has(file))
    .map((file) => error(file, start, message, 'missing-file'));
};
