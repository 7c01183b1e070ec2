import { licenseName } from '../archive/license.ts';
import type { Site } from '../archive/site.ts';
import { isRightToLeft } from '../archive/talk.ts';
import { xmlDocument } from '../feeds/xml.ts';
import { absolute, bookPath } from '../paths.ts';
import { wordsOf } from '../words/index.ts';
import { extension, imageTypes, type Book } from './book.ts';

/** A page of an EPUB, as its package document names it. */
export interface PackageFile {
  name: string;
  id: string;
  properties?: string;
}

/** Where readers find the package document. */
export const container = xmlDocument({
  container: {
    '@_version': '1.0',
    '@_xmlns': 'urn:oasis:names:tc:opendocument:xmlns:container',
    rootfiles: {
      rootfile: {
        '@_full-path': 'EPUB/package.opf',
        '@_media-type': 'application/oebps-package+xml',
      },
    },
  },
});

/** Returns the list of an EPUB's files, with what readers' libraries show of the book. */
export function packageDocument(
  book: Book,
  site: Site,
  nav: PackageFile,
  files: readonly PackageFile[],
  media: readonly string[],
): string {
  const hasImages = media.some((file) => extension(file) in imageTypes);
  const meta = (property: string, text: string) => ({ '@_property': property, '#text': text });
  const authors = [...new Set(book.talks.flatMap(({ author }) => author))];
  const speakers = book.talks.flatMap((talk) => talk.speakers.map(({ speaker }) => speaker.name));
  return xmlDocument({
    package: {
      '@_xmlns': 'http://www.idpf.org/2007/opf',
      '@_version': '3.0',
      '@_unique-identifier': 'id',
      '@_xml:lang': site.language,
      metadata: {
        '@_xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'dc:identifier': {
          '@_id': 'id',
          '#text': `tag:${site.feedAuthority}:/conferences/${book.id}`,
        },
        'dc:title': book.name,
        'dc:language': site.language,
        'dc:creator': authors.length ? authors : [site.title],
        'dc:contributor': [...new Set(speakers)],
        'dc:publisher': site.title,
        'dc:rights': licenseName(site.license),
        'dc:source': absolute(bookPath(book), site),
        meta: [
          meta('dcterms:modified', `${book.modified}T00:00:00Z`),
          meta('schema:accessMode', 'textual'),
          ...(hasImages ? [meta('schema:accessMode', 'visual')] : []),
          meta('schema:accessModeSufficient', 'textual'),
          ...['alternativeText', 'index', 'structuralNavigation', 'tableOfContents'].map(
            (feature) => meta('schema:accessibilityFeature', feature),
          ),
          meta('schema:accessibilityHazard', hasImages ? 'unknown' : 'none'),
          meta('schema:accessibilitySummary', wordsOf(site).accessibility),
        ],
      },
      manifest: {
        item: [
          ...[nav, ...files].map(({ id, name, properties }) => ({
            '@_id': id,
            '@_href': name,
            '@_media-type': 'application/xhtml+xml',
            ...(properties && { '@_properties': properties }),
          })),
          { '@_id': 'style', '@_href': 'style.css', '@_media-type': 'text/css' },
          ...media.map((file) => ({
            '@_id': file,
            '@_href': file,
            '@_media-type': imageTypes[extension(file)] ?? 'font/ttf',
          })),
        ],
      },
      spine: {
        ...(isRightToLeft(site.language) && { '@_page-progression-direction': 'rtl' }),
        itemref: files.map(({ id }) => ({ '@_idref': id })),
      },
    },
  });
}
