import { basename, dirname, join } from 'node:path';
import { didYouMean } from '../../loader/did-you-mean.ts';
import { error, warning } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** Images are next to their text; those of other sites are never loaded, but linked. */
export const images: Rule = ({ paths, files, images }) => {
  const withImages = files.filter(({ outline }) => outline?.images.length);
  if (!withImages.length) return [];
  const byFolder = Map.groupBy(images, dirname);
  return withImages.flatMap(({ source, outline }) => {
    const names = (byFolder.get(join(paths.root, dirname(source.file))) ?? []).map((path) =>
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
      if (names.includes(name)) return [];
      const fix = didYouMean(name, names) || '; put it next to the text, and write only its name';
      return [error(source.file, image, `the image ${url} is missing${fix}`, 'missing-image')];
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
