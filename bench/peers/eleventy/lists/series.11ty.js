import { html } from '../_includes/html.js';
import { breadcrumb, conferenceList, count } from '../_includes/lists.js';
import { page } from '../_includes/page.js';

export const data = {
  pagination: { data: 'collections.seriesPages', size: 1, alias: 'series' },
  permalink: ({ series }) => series.path,
};

export function render(data) {
  const { name, path, items } = data.series;
  const editions = count(items.length, 'edition');
  const main = html`${breadcrumb({ name: 'Conferences', path: '/conferences/' })}
    <h1>${name}</h1>
    <p class="meta">${editions}</p>
    ${conferenceList(items)}`;
  return page(data, { title: name, description: `${name}: ${editions}.`, path }, main);
}
