import type { Site } from '../archive/site.ts';
import { xmlDocument } from '../feeds/xml.ts';
import { absolute, searchPath } from '../paths.ts';

/**
 * Returns the OpenSearch 1.1 description, with which browsers search the site from their address bar.
 * It limits a short name to 16 characters and a description to 1,024.
 */
export function openSearch(site: Site): string {
  return xmlDocument({
    OpenSearchDescription: {
      '@_xmlns': 'http://a9.com/-/spec/opensearch/1.1/',
      ShortName: site.title.slice(0, 16).trim(),
      Description: site.description.slice(0, 1024),
      InputEncoding: 'UTF-8',
      Url: {
        '@_type': 'text/html',
        '@_template': `${absolute(searchPath, site)}?q={searchTerms}`,
      },
    },
  });
}
