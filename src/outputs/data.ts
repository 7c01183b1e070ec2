import type { Archive } from '../archive/archive.ts';
import { feedHeaders } from '../feeds/headers.ts';
import { absolute, at, openSearchPath, sitemapPath } from '../paths.ts';
import { headersFile } from '../redirects/headers.ts';
import { redirectFile, redirectPage, redirects } from '../redirects/redirects.ts';
import { sitemap, sitemapEntries } from '../seo/sitemap.ts';
import { schemas, type Collection } from '../schema/collections.ts';
import { jsonSchema } from '../schema/json.ts';
import { nameShards } from '../search/names.ts';
import { openSearch } from '../seo/open-search.ts';
import { fileOf, type TextOutput } from './output.ts';

/** What programs read of the site: search engines, hosts, editors, browsers, our own search. */
export function data(archive: Archive): TextOutput[] {
  const { site } = archive;
  const names = nameShards(archive);
  const robots = `User-agent: *\nAllow: /\n\nSitemap: ${absolute(sitemapPath, site)}\n`;
  return [
    {
      file: fileOf(at(''), sitemapPath),
      of: () => sitemapEntries(archive),
      text: () => sitemap(archive),
    },
    written('robots.txt', robots),
    written(fileOf(at(''), openSearchPath), openSearch(site)),
    // Tells GitHub Pages to serve the files as they are.
    written('.nojekyll', ''),
    written('_headers', headersFile(feedHeaders)),
    ...(Object.keys(schemas) as Collection[]).map((collection) =>
      written(`schema/${collection}.json`, JSON.stringify(jsonSchema(collection))),
    ),
    written('search/names/starts.json', JSON.stringify(names.starts)),
    ...names.files.map((file, place) =>
      written(`search/names/${place}.json`, JSON.stringify(file)),
    ),
    ...redirects(archive).map(({ from, to }) => ({
      file: redirectFile(from),
      of: () => absolute(to, site),
      text: () => redirectPage(absolute(to, site)),
    })),
  ];
}

/** A file whose text is made at once, for it is short or always asked for. */
function written(file: string, text: string): TextOutput {
  return { file, of: () => text, text: () => text };
}
