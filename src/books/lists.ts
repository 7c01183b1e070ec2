import type { Element } from 'hast';
import { h } from 'hastscript';
import { markedLanguage, type Site } from '../archive/site.ts';
import { wordsOf } from '../words/index.ts';
import { hasChapter, talkName, type Book, type IndexEntry } from './book.ts';
import type { Medium } from './chapters.ts';

/** Returns a list of all talks by number, with links; those without a text are only named. */
export function contentsList(book: Book, site: Site, medium: Medium): Element {
  return h(
    'ol.book-contents',
    book.talks.map((talk) => {
      const title = { lang: markedLanguage(site, talk.language), dir: 'auto' };
      const names = { lang: markedLanguage(site), dir: 'auto' };
      const speakers = talk.speakers.map(({ speaker }) => speaker.name).join(', ');
      const by = speakers ? [h('br'), h('span.soft', names, speakers)] : [];
      const name = talkName(talk);
      return hasChapter(talk)
        ? h('li', [h('a', { href: medium.link(name), ...title }, talk.title), ...by])
        : h('li', { id: medium.id(name) }, [
            h('span', title, talk.title),
            ...by,
            ' ',
            h('span.soft', wordsOf(site).inContents),
          ]);
    }),
  );
}

/** Returns the entries of an index, each with the numbers of its talks. */
export function indexList(
  entries: readonly IndexEntry[],
  book: Book,
  site: Site,
  medium: Medium,
): Element {
  const names = { lang: markedLanguage(site), dir: 'auto' };
  return h(
    'ul.names',
    { role: 'list' },
    entries.map(({ text, mainName, talks }) =>
      h('li', [
        h('span', names, mainName ? `${text} (${mainName})` : text),
        ...talks.flatMap((number, position) => {
          const href = medium.link(talkName(book.talks[number - 1]!));
          return [position ? ', ' : ' ', h('a', { href }, String(number))];
        }),
      ]),
    ),
  );
}
