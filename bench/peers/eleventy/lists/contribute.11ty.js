import { html } from '../_includes/html.js';
import { pager, talkList } from '../_includes/lists.js';
import { page } from '../_includes/page.js';

export const data = {
  pagination: { data: 'collections.wanted', size: 1, alias: 'cut' },
  permalink: ({ cut }) => cut.path,
};

export function render(data) {
  const { list, items, path } = data.cut;
  const main = html`<h1>Contribute</h1>
    <p class="meta">${list.items.length} still to be summarized</p>
    ${talkList(data, items, { summaries: false })} ${pager(data.cut)}`;
  const description = `How to add a talk to ${data.site.title}, or correct one.`;
  return page(data, { title: 'Contribute', description, path }, main);
}
