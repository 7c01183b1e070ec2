import { html } from '../_includes/html.js';
import { conferenceList, pager } from '../_includes/lists.js';
import { page } from '../_includes/page.js';

export const data = {
  pagination: { data: 'collections.conferenceIndex', size: 1, alias: 'listPage' },
  permalink: ({ listPage }) => listPage.path,
};

export function render(data) {
  const { items, path } = data.listPage;
  const main = html`<h1>Conferences</h1>
    ${conferenceList(items)} ${pager(data.listPage)}`;
  const description = `The conferences whose talks ${data.site.title} holds.`;
  return page(data, { title: 'Conferences', description, path }, main);
}
