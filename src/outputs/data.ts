import type { Archive } from '../archive/archive.ts';
import { hasPart, siteFolders, type Site } from '../archive/site.ts';
import { xmlDocument } from '../feeds/xml.ts';
import { absolute, withBase, openSearchPath, searchPath, sitemapPath, talkPath } from '../paths.ts';
import { hostRules } from '../redirects/host-rules.ts';
import { redirectStyle } from '../redirects/style.ts';
import { redirectFile, redirectPage, redirects } from '../redirects/redirects.ts';
import { sitemap, sitemapEntries } from '../seo/sitemap.ts';
import { jsonSchema, schemas, type Collection } from '../schema/collections.ts';
import { nameFiles } from '../search/names.ts';
import { recordFiles } from '../search/index/records.ts';
import { headersFile } from './headers.ts';
import { eagerOutput, fileOf, type TextOutput } from './output.ts';

/** Returns the redirects, and the files for programs: search engines, hosts, editors, search. */
export function data(archive: Archive): TextOutput[] {
  const { site } = archive;
  const moved = redirects(archive);
  return [
    {
      file: fileOf(withBase(''), sitemapPath),
      cacheKeyData: () => sitemapEntries(archive),
      text: () => sitemap(archive),
    },
    eagerOutput('robots.txt', robots(site)),
    // Makes GitHub Pages serve the files unchanged.
    eagerOutput('.nojekyll', ''),
    eagerOutput('_headers', headersFile()),
    ...(Object.keys(schemas) as Collection[]).map((collection) =>
      eagerOutput(`schema/${collection}.json`, JSON.stringify(jsonSchema(collection))),
    ),
    ...(hasPart(site, 'search') ? searchData(archive) : []),
    eagerOutput('redirect.css', redirectStyle),
    ...(archive.style ? [eagerOutput(archive.style.file, archive.style.text)] : []),
    ...Object.entries(hostRules(moved, archive.withdrawn.map(talkPath))).map(([file, text]) => ({
      file,
      cacheKeyData: text,
      text,
    })),
    ...moved.map(({ from, to }) => ({
      file: redirectFile(from),
      cacheKeyData: () => [absolute(to, site), site.language],
      text: () => redirectPage(absolute(to, site), site),
    })),
  ];
}

/** Returns robots.txt, with the archive’s wishes as Content Signals (https://contentsignals.org/). */
function robots(site: Site): string {
  const { search, aiInput, aiTrain } = site.contentSignals ?? {};
  const signals = Object.entries({ search, 'ai-input': aiInput, 'ai-train': aiTrain })
    .filter(([, allowed]) => allowed !== undefined)
    .map(([name, allowed]) => `${name}=${allowed ? 'yes' : 'no'}`);
  const wishes = signals.length ? `Content-Signal: ${signals.join(', ')}\n` : '';
  return `User-agent: *\n${wishes}Allow: /\n\nSitemap: ${absolute(sitemapPath, site)}\n`;
}

/** Returns what search needs besides its index. */
function searchData(archive: Archive): TextOutput[] {
  const { site } = archive;
  const { title, description, url } = site;
  const openSearch = xmlDocument({
    OpenSearchDescription: {
      '@_xmlns': 'http://a9.com/-/spec/opensearch/1.1/',
      // The limits of OpenSearch 1.1, with which browsers search the site from their address bar.
      ShortName: title.slice(0, 16).trim(),
      Description: description.slice(0, 1024),
      InputEncoding: 'UTF-8',
      Url: {
        '@_type': 'text/html',
        '@_template': `${absolute(searchPath, { url })}?q={searchTerms}`,
      },
    },
  });
  return [
    eagerOutput(fileOf(withBase(''), openSearchPath), openSearch),
    ...nameFiles(archive).map(([name, json]) => eagerOutput(`${siteFolders.names}/${name}`, json)),
    ...recordFiles(archive),
  ];
}
