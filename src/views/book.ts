import type { ByDigest } from '../archive/by-digest.ts';
import type { Conference } from '../archive/model.ts';
import { markedLanguage, type Site } from '../archive/site.ts';
import { book, type Book } from '../books/book.ts';
import { bookPath, conferencePath, conferencesPath } from '../paths.ts';
import { conferencePicture } from '../pictures/picture.ts';
import { wordsOf } from '../words/index.ts';
import type { View } from './frame.ts';

export interface BookView extends View {
  book: Book;
  /** @example '12 talks' */
  talks: string;
}

/** Returns the view of a conference's book. Search engines needn't list what talks have already. */
export function bookView(site: ByDigest<Site>, conference: Conference): BookView {
  const { label, talks } = conference;
  const words = wordsOf(site);
  const talkCount = words.count(talks.length, 'talk');
  return {
    frame: {
      site,
      title: words.allTalksOf(label),
      description: words.onOnePageFrom(talkCount, label),
      path: bookPath(conference),
      picture: conferencePicture(conference, site),
      section: 'Conferences',
      noindex: true,
      trail: [
        { text: words.sections.Conferences, href: conferencesPath },
        { text: label, href: conferencePath(conference), lang: markedLanguage(site) },
      ],
    },
    book: book(conference, site),
    talks: talkCount,
  };
}
