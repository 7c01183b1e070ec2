import { html, raw } from '../_includes/html.js';
import { breadcrumb, count, pager, talkList } from '../_includes/lists.js';
import { page } from '../_includes/page.js';

export const data = {
  pagination: { data: 'collections.yearPages', size: 1, alias: 'listPage' },
  permalink: ({ listPage }) => listPage.path,
};

export function render(data) {
  const { list, items, path } = data.listPage;
  const { name, file } = list;
  const talks = count(list.items.length, 'talk');
  const main = html`${breadcrumb({ name: 'Talks by year', path: '/archive/' })}
    <h1>${name}</h1>
    <div class="lede">${raw(file?.templateContent)}</div>
    <p class="meta">${talks}</p>
    ${talkList(data, items, { summaries: true })} ${pager(data.listPage)}`;
  return page(data, { title: name, description: `${talks} given in ${name}.`, path }, main);
}
