import { pathKey, sitePaths } from '../site-paths.ts';
import { aliasesOf, type ContentFile } from '../../loader/content-file.ts';
import { error } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** A former path redirects to one page, and isn't the path of a page. */
export const aliases: Rule = ({ files }) => {
  if (!files.some((file) => aliasesOf(file).length)) return [];
  const pages = sitePaths(files);
  const first = new Map<string, ContentFile>();
  return files.flatMap((file) =>
    aliasesOf(file).flatMap((alias, index) => {
      const found = (message: string, rule: string) => [
        error(file.source.file, file.source.place(['aliases', index]), message, rule),
      ];
      const key = pathKey(alias);
      if (key === `${file.collection}/${file.id}`)
        return found(`the alias ${alias} redirects to itself; delete it`, 'alias-loop');
      if (pages.has(key) || reserved.test(key))
        return found(`the alias ${alias} is the URL of a page; delete it`, 'alias-collision');
      const other = first.get(key);
      if (other) {
        const message = `the alias ${alias} is already used by ${other.source.file}; delete one`;
        return found(message, 'alias-collision');
      }
      first.set(key, file);
      return [];
    }),
  );
};

/** Aftertalk's own folders, and paths below files. */
const reserved = /^(?:assets|downloads|pagefind)(?:\/|$)|\.(?:html|json|opml|txt|xml)\/|^[._]/;
