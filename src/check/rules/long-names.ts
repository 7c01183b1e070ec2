import { slug } from '../../archive/slug.ts';
import { validFiles } from '../../loader/content-file.ts';
import { error } from '../../loader/source.ts';
import type { Rule } from './rule.ts';

/** File systems end names at 255 bytes, and a name in another script grows when it is transcribed. */
const longest = 200;

/** A name that becomes an address is short enough for one. */
export const longNames: Rule = ({ files }) => [
  ...validFiles(files, 'talks').flatMap(({ source, data }) =>
    data.speakers.flatMap(({ id, name }, index) =>
      (id ?? slug(name)).length <= longest
        ? []
        : [error(source.file, source.place(['speakers', index]), tooLong(id ?? name), 'long-name')],
    ),
  ),
  ...validFiles(files, 'conferences').flatMap(({ source, data: { series = '' } }) =>
    slug(series).length <= longest
      ? []
      : [error(source.file, source.place(['series']), tooLong(series), 'long-name')],
  ),
];

function tooLong(name: string): string {
  return `"${name.slice(0, 30)}…" makes a URL of more than ${longest} letters; shorten it`;
}
