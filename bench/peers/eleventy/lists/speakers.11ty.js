import { html } from '../_includes/html.js';
import { nameList, pager } from '../_includes/lists.js';
import { page } from '../_includes/page.js';

export const data = {
  pagination: { data: 'collections.speakerIndex', size: 1, alias: 'listPage' },
  permalink: ({ listPage }) => listPage.path,
};

export function render(data) {
  const { items, path } = data.listPage;
  const main = html`<h1>Speakers</h1>
    ${nameList(items)} ${pager(data.listPage)}`;
  const description = `Who gave the talks in ${data.site.title}.`;
  return page(data, { title: 'Speakers', description, path }, main);
}
