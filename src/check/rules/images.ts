import { basename, dirname, join } from 'node:path';
import { didYouMean } from '../../loader/did-you-mean.ts';
import { error, warning } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** An image lies beside its text; one from elsewhere is never loaded, and becomes a link. */
export const images: Rule = ({ paths, files, images }) => {
  const shown = files.filter(({ outline }) => outline?.images.length);
  if (!shown.length) return [];
  const there = Map.groupBy(images, dirname);
  return shown.flatMap(({ source, outline }) => {
    const beside = (there.get(join(paths.root, dirname(source.file))) ?? []).map((path) =>
      basename(path),
    );
    return (outline?.images ?? []).flatMap((image) => {
      const { url } = image;
      if (/^https?:/i.test(url)) {
        const message = `${url} is not loaded but linked; put a copy next to the text`;
        return [warning(source.file, image, message, 'image-elsewhere')];
      }
      if (/^(?:[a-z][a-z\d+.-]*:|\s*[\\/]{2})/i.test(url)) return [];
      const name = decoded(url).replace(/^\.\//, '');
      if (beside.includes(name)) return [];
      const mend = didYouMean(name, beside) || '; put it next to the text, and write only its name';
      return [error(source.file, image, `the image ${url} is missing${mend}`, 'missing-image')];
    });
  });
};

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
