import { html, raw } from '../_includes/html.js';
import { talkList } from '../_includes/lists.js';
import { page } from '../_includes/page.js';

export const data = { permalink: '/', eleventyImport: { collections: ['newest'] } };

export function render(data) {
  const { site, collections } = data;
  const [home] = collections.home;
  const main = html`<h1>${home.data.title}</h1>
    <div class="lede">${raw(home.templateContent)}</div>
    ${talkList(data, collections.newest, { summaries: true })}
    <nav class="years" aria-label="All talks, by the year they were given">
      <ul role="list">
        ${collections.years.map(({ name, path }) => html`<li><a href="${path}">${name}</a></li>`)}
      </ul>
    </nav>`;
  return page(data, { title: site.title, description: site.description, path: '/' }, main);
}
