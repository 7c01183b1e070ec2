import { toHtml } from 'hast-util-to-html';
import type { Site } from '../archive/site.ts';
import type { Book } from './book.ts';
import { chapters, type Medium } from './chapters.ts';
import { contentsList, indexList } from './lists.ts';

/** A name of a talk has no slash, so no id is that of another talk. */
const onePage: Medium = {
  level: 2,
  id: (talk, inText) => `talk:${talk}${inText === undefined ? '' : `/${inText}`}`,
  link: (talk, inText) => `#${onePage.id(talk, inText)}`,
  isPlain: false,
  image: (url) => url,
};

/** Returns the parts of a book's page as HTML. */
export function bookParts(book: Book, site: Site) {
  return {
    contents: toHtml(contentsList(book, site, onePage)),
    chapters: [...chapters(book, site, onePage)].map(({ tree }) => toHtml(tree)),
    speakers: toHtml(indexList(book.speakers, book, site, onePage)),
    index: toHtml(indexList(book.index, book, site, onePage)),
  };
}
