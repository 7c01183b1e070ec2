import { html, raw } from './html.js';
import { page } from './page.js';

export function render(data) {
  const { site, title, content } = data;
  const main = html`<h1>${title}</h1>
    <div class="prose">${raw(content)}</div>`;
  return page(data, { title, description: site.description, path: data.page.url }, main);
}
