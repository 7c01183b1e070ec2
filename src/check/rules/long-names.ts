import { slug } from '../../archive/slug.ts';
import { validFiles } from '../../loader/content-file.ts';
import { error } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** File systems limit names to 255 bytes, and transliteration can lengthen them. */
const maxLength = 200;

/** Names that become URLs are short enough. */
export const longNames: Rule = ({ files }) => [
  ...validFiles(files, 'talks').flatMap(({ source, data }) =>
    data.speakers.flatMap(({ id, name }, index) =>
      (id ?? slug(name)).length <= maxLength
        ? []
        : [error(source.file, source.place(['speakers', index]), tooLong(id ?? name), 'long-name')],
    ),
  ),
  ...validFiles(files, 'conferences').flatMap(({ source, data: { series = '' } }) =>
    slug(series).length <= maxLength
      ? []
      : [error(source.file, source.place(['series']), tooLong(series), 'long-name')],
  ),
];

function tooLong(name: string): string {
  return `"${name.slice(0, 30)}…" makes a URL of more than ${maxLength} letters; shorten it`;
}
