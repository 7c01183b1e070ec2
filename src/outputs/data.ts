import type { Archive } from '../archive/archive.ts';
import { hasPart, siteFolders } from '../archive/site.ts';
import { absolute, withBase, openSearchPath, sitemapPath } from '../paths.ts';
import { redirectFile, redirectPage, redirects } from '../redirects/redirects.ts';
import { sitemap, sitemapEntries } from '../seo/sitemap.ts';
import { jsonSchema, schemas, type Collection } from '../schema/collections.ts';
import { nameShards } from '../search/names.ts';
import { shardFiles } from '../search/shards.ts';
import { openSearch } from '../seo/open-search.ts';
import { headersFile } from './headers.ts';
import { eagerOutput, fileOf, type TextOutput } from './output.ts';

/** Returns the redirects, and the files for programs: search engines, hosts, editors, search. */
export function data(archive: Archive): TextOutput[] {
  const { site } = archive;
  const robots = `User-agent: *\nAllow: /\n\nSitemap: ${absolute(sitemapPath, site)}\n`;
  return [
    {
      file: fileOf(withBase(''), sitemapPath),
      cacheKeyData: () => sitemapEntries(archive),
      text: () => sitemap(archive),
    },
    eagerOutput('robots.txt', robots),
    // Makes GitHub Pages serve the files unchanged.
    eagerOutput('.nojekyll', ''),
    eagerOutput('_headers', headersFile()),
    ...(Object.keys(schemas) as Collection[]).map((collection) =>
      eagerOutput(`schema/${collection}.json`, JSON.stringify(jsonSchema(collection))),
    ),
    ...(hasPart(site, 'search') ? searchData(archive) : []),
    ...redirects(archive).map(({ from, to }) => ({
      file: redirectFile(from),
      cacheKeyData: () => absolute(to, site),
      text: () => redirectPage(absolute(to, site)),
    })),
  ];
}

/** Returns what search needs besides its index. */
function searchData(archive: Archive): TextOutput[] {
  return [
    eagerOutput(fileOf(withBase(''), openSearchPath), openSearch(archive.site)),
    ...shardFiles(nameShards(archive)).map(([name, json]) =>
      eagerOutput(`${siteFolders.names}/${name}`, json),
    ),
  ];
}
