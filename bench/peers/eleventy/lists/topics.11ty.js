import { html } from '../_includes/html.js';
import { nameList, pager } from '../_includes/lists.js';
import { page } from '../_includes/page.js';

export const data = {
  pagination: { data: 'collections.topicIndex', size: 1, alias: 'listPage' },
  permalink: ({ listPage }) => listPage.path,
};

export function render(data) {
  const { items, path } = data.listPage;
  const main = html`<h1>Topics</h1>
    ${nameList(items)} ${pager(data.listPage)}`;
  const description = `What the talks in ${data.site.title} are about.`;
  return page(data, { title: 'Topics', description, path }, main);
}
