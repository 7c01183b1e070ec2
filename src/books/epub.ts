import type { ElementContent } from 'hast';
import { toXast } from 'hast-util-to-xast';
import { h } from 'hastscript';
import { toXml } from 'xast-util-to-xml';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { licenseName } from '../archive/license.ts';
import { markedLanguage, type Site } from '../archive/site.ts';
import { absolute, bookPath } from '../paths.ts';
import { wordsOf } from '../words/index.ts';
import { convertedTypes, extension, hasChapter, talkName, type Book } from './book.ts';
import { chapters, type Medium } from './chapters.ts';
import { bookFonts, fontLicense, fontStyle } from './fonts.ts';
import { contentsList, indexList } from './lists.ts';
import { container, packageDocument, type PackageFile } from './package-document.ts';

interface Page extends PackageFile {
  title: string;
  body: ElementContent[];
}

/**
 * Returns a book as an EPUB 3, always the same bytes: no time, and no compression of the system's.
 * @param imageBytes by name. Images without bytes become links
 */
export async function epub(
  book: Book,
  site: Site,
  imageBytes: ReadonlyMap<string, Uint8Array>,
): Promise<Uint8Array> {
  const images = new Map(
    [...imageBytes.keys()].map((name, index) => {
      const type = convertedTypes.includes(extension(name)) ? 'jpg' : extension(name);
      return [name, `image-${index + 1}.${type}`];
    }),
  );
  const withChapter = new Set(book.talks.filter(hasChapter).map(talkName));
  const medium: Medium = {
    level: 1,
    id: (talk, inText) => inText ?? talk,
    link: (talk, inText) => {
      const file = withChapter.has(talk) ? `talk-${talk}.xhtml` : 'start.xhtml';
      return withChapter.has(talk) && inText === undefined
        ? file
        : `${file}#${encodeURI(inText ?? talk)}`;
    },
    isPlain: true,
    image: (url) => images.get(decodeURIComponent(url.split('/').at(-1)!)),
  };
  const names = { lang: markedLanguage(site), dir: 'auto' };
  const words = wordsOf(site);
  const { name, days, place, organizers } = book;
  const start: Page = {
    ...{ name: 'start.xhtml', id: 'start', title: name },
    body: [
      h('h1', names, name),
      h('p', [days, ...(place ? [', ', h('bdi', names, place)] : [])]),
      ...(organizers.length
        ? [h('p', words.organizers(h('bdi', names, organizers.join(', '))))]
        : []),
      h(
        'p',
        words.fromSite(h('a', { href: absolute(bookPath(book), site), ...names }, site.title)),
      ),
      h('p', words.rights(licenseName(site.license)).join('')),
      ...(book.talks.length ? [h('h2', words.contents), contentsList(book, site, medium)] : []),
    ],
  };
  const files: Page[] = [start];
  for (const { talk, number, tree } of chapters(book, site, medium))
    files.push({
      name: medium.link(talkName(talk)),
      id: `talk-${talkName(talk)}`,
      title: `${number} ${talk.title}`,
      body: [tree],
    });
  for (const [id, title, entries] of [
    ['speakers', words.sections.Speakers, book.speakers],
    ['index', words.index, book.index],
  ] as const)
    if (entries.length) {
      const section = h('section', { 'epub:type': 'index' }, [
        h('h1', title),
        indexList(entries, book, site, medium),
      ]);
      files.push({ name: `${id}.xhtml`, id, title, body: [section] });
    }
  const nav: Page = {
    ...{ name: 'nav.xhtml', id: 'nav', title: words.contents, properties: 'nav' },
    body: [
      h('nav', { 'epub:type': 'toc' }, [
        h('h1', words.contents),
        h(
          'ol',
          files.map((file) => h('li', h('a', { href: file.name }, file.title))),
        ),
      ]),
    ],
  };

  const fonts = await bookFonts([nav, ...files].flatMap(({ body }) => body));
  const media = [...images.values(), ...fonts.map(({ file }) => file)];
  const entries: Zippable = {
    mimetype: [strToU8('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': strToU8(container),
    'META-INF/fonts-license.txt': strToU8(fontLicense()),
    'EPUB/package.opf': strToU8(packageDocument(book, site, nav, files, media)),
    'EPUB/style.css': strToU8(fontStyle(fonts) + style),
  };
  for (const file of [nav, ...files]) entries[`EPUB/${file.name}`] = strToU8(xhtml(file, site));
  for (const [image, file] of images)
    entries[`EPUB/${file}`] = [imageBytes.get(image)!, { level: 0 }];
  for (const { file, bytes } of fonts) entries[`EPUB/${file}`] = bytes;
  return zipSync(entries, { mtime: new Date(1980, 0, 1), level: 9 });
}

const style = `body { overflow-wrap: break-word; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 0.85em; }
img { max-width: 100%; height: auto; }
table { border-collapse: collapse; font-size: 0.85em; }
th, td { padding: 0.2em 0.5em 0.2em 0; text-align: start; vertical-align: baseline; }
blockquote { margin-inline: 1em 0; }
.meta, .note, .sources, .soft, figcaption { font-size: 0.85em; }
.names { list-style: none; padding: 0; }
.sr-only { font-size: 1em; }
`;

function xhtml({ title, body }: Page, site: Site): string {
  const lang = site.language;
  const ours = markedLanguage(site) && wordsOf(site).language;
  const page = h('html', { 'xmlns:epub': 'http://www.idpf.org/2007/ops', lang, xmlLang: lang }, [
    h('head', [h('title', title), h('link', { rel: 'stylesheet', href: 'style.css' })]),
    h('body', { lang: ours, xmlLang: ours }, body),
  ]);
  // XML forbids the end of a CDATA section in text; toXml doesn't escape it.
  const text = toXml(toXast(page)).replaceAll(']]>', ']]&gt;');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n${text}`;
}
