import { html, raw } from '../_includes/html.js';
import { breadcrumb, count, pager, talkList } from '../_includes/lists.js';
import { page } from '../_includes/page.js';

export const data = {
  pagination: { data: 'collections.conferencePages', size: 1, alias: 'listPage' },
  permalink: ({ listPage }) => listPage.path,
};

export function render(data) {
  const { list, items, path } = data.listPage;
  const { name, series, file } = list;
  const { span, place, website } = file.data;
  const speakers = new Set(list.items.flatMap((talk) => talk.data.speakers ?? []));
  const main = html`${breadcrumb({ name: 'Conferences', path: '/conferences/' }, series)}
    <h1>${name}</h1>
    <dl class="facts">
      <dt>Held</dt>
      <dd>${span}${place && `, ${place}`}</dd>
      ${
        website &&
        html`<dt>Website</dt>
          <dd><a href="${website}">${new URL(website).host}</a></dd>`
      }
      <dt>Archive</dt>
      <dd>${count(list.items.length, 'talk')} · ${count(speakers.size, 'speaker')}</dd>
    </dl>
    <div class="prose">${raw(file.templateContent)}</div>
    ${talkList(data, items, { summaries: false })} ${pager(data.listPage)}`;
  const description = `${count(list.items.length, 'talk')} of ${name}, ${span}.`;
  return page(data, { title: name, description, path }, main);
}
