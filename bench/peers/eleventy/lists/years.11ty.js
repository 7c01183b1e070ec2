import { html } from '../_includes/html.js';
import { nameList } from '../_includes/lists.js';
import { page } from '../_includes/page.js';

export const data = { permalink: '/archive/', eleventyImport: { collections: ['years'] } };

export function render(data) {
  const { site, collections } = data;
  const title = 'Talks by year';
  const description = `All talks in ${site.title}, by the year they were given.`;
  const main = html`<h1>${title}</h1>
    ${nameList(collections.years)}`;
  return page(data, { title, description, path: '/archive/' }, main);
}
