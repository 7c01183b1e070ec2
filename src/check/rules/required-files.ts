import { error, start } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

const required = ['content/site.yaml', 'content/pages/home.md', 'content/pages/about.md'];

/** An archive has a site.yaml, a home page and an about page. */
export const requiredFiles: Rule = ({ files }) => {
  const existing = new Set(files.map(({ source }) => source.file));
  const message = 'this file is missing; every archive has one';
  return required
    .filter((file) => !existing.has(file))
    .map((file) => error(file, start, message, 'missing-file'));
};
