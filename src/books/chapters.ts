import type { Element, ElementContent, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { h } from 'hastscript';
import { controlCharacter } from '../archive/character.ts';
import { isAvailable } from '../archive/download.ts';
import { licenseName } from '../archive/license.ts';
import { markedLanguage, type Site } from '../archive/site.ts';
import { creditText, isRightToLeft, type TalkRecord } from '../archive/talk.ts';
import { absolute, decodePath, downloadLinks, talkPath } from '../paths.ts';
import { wordsOf } from '../words/index.ts';
import { downloadTitle, formatName, madeFromText, textNote } from '../words/names.ts';
import { hasChapter, talkName, type Book } from './book.ts';

/** How the book's parts refer to each other: on one page, or as files of an EPUB. */
export interface Medium {
  /** The level of a talk's heading. */
  level: 1 | 2;
  /** Returns the id of a talk, or of an element in its text. @param talk its name */
  id: (talk: string, inText?: string) => string;
  /** Returns the link to a talk, or to an element in its text. */
  link: (talk: string, inText?: string) => string;
  /** Whether highlighting, and elements that only scroll on a page, are unwrapped. */
  isPlain: boolean;
  /** Returns where an image of a text is; undefined if the medium can't show it. */
  image: (url: string) => string | undefined;
}

/** Yields each talk that has a text, as a chapter. */
export function* chapters(
  book: Book,
  site: Site,
  medium: Medium,
): Generator<{ talk: TalkRecord; number: number; tree: Element }> {
  const names = new Map(
    book.talks.map((talk) => [absolute(talkPath(talk), site), hasChapter(talk)] as const),
  );
  for (const [position, talk] of book.talks.entries())
    if (hasChapter(talk)) {
      const text = textOf(talk, names, site, medium);
      yield { talk, number: position + 1, tree: chapter(talk, position + 1, text, site, medium) };
    }
}

function chapter(
  talk: TalkRecord,
  number: number,
  text: ElementContent[],
  site: Site,
  medium: Medium,
): Element {
  const { author, license, language, textLanguage } = talk;
  const name = talkName(talk);
  const lang = markedLanguage(site, language);
  const textLang = markedLanguage(site, textLanguage);
  const names = { lang: markedLanguage(site), dir: 'auto' };
  const url = absolute(talkPath(talk), site);
  const words = wordsOf(site);
  const note = textNote(talk, words);
  const madeFrom = madeFromText(talk.madeFrom, words);
  const credits = [
    ...(author.length ? [h('p', words.chapterBy(h('bdi', names, author.join(', '))))] : []),
    ...(madeFrom ? [h('p', words.chapterMade(madeFrom))] : []),
    ...(license === site.license ? [] : [h('p', words.chapterLicense(licenseName(license)))]),
  ];
  const downloads = talk.downloads.filter(isAvailable).flatMap((download) => {
    const [link] = downloadLinks(download);
    if (!link) return [];
    const a = h(
      'a',
      { href: absolute(link.href, site), dir: 'auto' },
      downloadTitle(download, words),
    );
    return [
      h('li', download.title ? [`${downloadTitle({ type: download.type }, words)}: `, a] : a),
    ];
  });
  return h('section.chapter', { id: medium.id(name) }, [
    h('div', { dir: isRightToLeft(language) ? 'rtl' : undefined }, [
      h(`h${medium.level}`, { lang }, [
        h('span.number', String(number)),
        ' ',
        h('bdi', talk.title),
      ]),
      ...(talk.speakers.length ? [h('p.speakers', names, creditText(talk.speakers))] : []),
      h('p.meta', [
        [
          words.longDate(talk.date),
          talk.time,
          formatName(talk.format, words),
          language === site.language ? undefined : words.inLanguage(words.languageName(language)),
          textLanguage === language
            ? undefined
            : words.textInLanguage(words.languageName(textLanguage)),
        ]
          .filter(Boolean)
          .join(', '),
        ...(talk.track ? [', ', h('bdi', names, talk.track)] : []),
      ]),
      ...(note ? [h('p.note', `${note}.`)] : []),
    ]),
    h('div.prose', { lang: textLang, dir: textLang && 'auto' }, text),
    h('div.sources', [
      ...credits,
      h('ul', [
        ...downloads,
        h('li', words.onTheSite(h('a.bare', { href: url }, decodePath(url)))),
      ]),
    ]),
  ]);
}

/**
 * Returns a talk's text with the ids and links of the book.
 * @param talks the URLs of the book's talks, and whether they have a chapter
 */
function textOf(
  talk: TalkRecord,
  talks: ReadonlyMap<string, boolean>,
  site: Site,
  medium: Medium,
): ElementContent[] {
  const page = absolute(talkPath(talk), site);
  const name = talkName(talk);

  const linkOf = (href: string): string => {
    const url = URL.parse(href, page);
    const path = url && `${url.origin}${url.pathname}`;
    if (!path || !talks.has(path)) return url && medium.isPlain ? url.href : href;
    const id = decodePath(url.hash.slice(1));
    // Only a text's own ids are in the book, not those of the page around it.
    const isInText = talks.get(path) && /^(?:text:|user-content-fn|footnote-label)/.test(id);
    return medium.link(path.split('/').at(-2)!, isInText ? id : undefined);
  };

  const adapt = (node: Nodes): ElementContent[] => {
    if (node.type === 'text')
      return [{ type: 'text', value: node.value.replace(controlCharacters, '') }];
    if (node.type !== 'element') return [];
    const properties = { ...node.properties };
    const classes = Array.isArray(properties.className) ? properties.className : [];
    const children = node.children.flatMap(adapt);
    if (classes.includes('heading-link')) return children;
    const { id, href, ariaDescribedBy, src, lang, dir } = properties;
    if (medium.isPlain) {
      if (node.tagName === 'span' && !lang && !dir) return children;
      delete properties.tabIndex;
      delete properties.loading;
    }
    if (node.tagName === 'img') {
      const url = String(src);
      const inBook = medium.image(url);
      if (!inBook)
        return [h('a', { href: absolute(url, site) }, String(properties.alt || decodePath(url)))];
      properties.src = inBook;
    }
    if (id !== undefined) properties.id = medium.id(name, String(id));
    if (href !== undefined) properties.href = linkOf(String(href));
    if (ariaDescribedBy !== undefined)
      properties.ariaDescribedBy = [ariaDescribedBy]
        .flat()
        .map((each) => medium.id(name, String(each)));
    const tagName = node.tagName.replace(/^h([2-6])$/, (_, level) => {
      return `h${Math.min(6, Number(level) + medium.level - 1)}`;
    });
    return [{ ...node, tagName, properties, children }];
  };
  return fromHtml(talk.body.html, { fragment: true }).children.flatMap(adapt);
}

const controlCharacters = new RegExp(controlCharacter, 'gu');
