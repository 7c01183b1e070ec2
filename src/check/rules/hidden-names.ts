import { allFiles } from '../../loader/content-file.ts';
import { warning } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** `hideNames` hides the speakers on the site, but everyone can read the file. */
export const hiddenNames: Rule = ({ files }) =>
  allFiles(files, 'talks').flatMap(({ source, fields: { speakers, withdrawn } }) => {
    if (!withdrawn?.hideNames || !speakers?.length) return [];
    const message =
      'hideNames hides the speakers on the site, but not in this file, which is public; write speakers: [], and another title';
    return [warning(source.file, source.place(['speakers']), message, 'hidden-names')];
  });
