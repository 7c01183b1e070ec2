import { html } from '../_includes/html.js';
import { pager, talkList } from '../_includes/lists.js';
import { page } from '../_includes/page.js';

export const data = {
  pagination: { data: 'collections.talksWithoutSummary', size: 1, alias: 'listPage' },
  permalink: ({ listPage }) => listPage.path,
};

export function render(data) {
  const { list, items, path } = data.listPage;
  const main = html`<h1>Contribute</h1>
    <p class="meta">${list.items.length} still to be summarized</p>
    ${talkList(data, items, { summaries: false })} ${pager(data.listPage)}`;
  const description = `How to add a talk to ${data.site.title}, or correct one.`;
  return page(data, { title: 'Contribute', description, path }, main);
}
