import { html, raw } from './html.js';
import { breadcrumb, day, names, opening } from './lists.js';
import { page } from './page.js';

export function render(data) {
  const { title, credits = [], content, collections } = data;
  const path = data.page.url;
  const { conference, topics, previous, next } = collections.contexts.get(path);
  const speakers = credits.map(({ name }) => name).join(', ');
  const main = html`${breadcrumb({ name: 'Conferences', path: '/conferences/' }, conference.series, conference)}
    <article>
      <h1>${title}</h1>
      <p class="speakers">${names(credits)}</p>
      <dl class="facts">${facts(data, conference, topics)}</dl>
      ${data.note && html`<p class="note">${data.note}</p>`}
      <div class="prose">${raw(content)}</div>
    </article>
    <nav class="pager" aria-label="More talks at ${conference.name}">
      <span
        >${previous && html`Previous: <a rel="prev" href="${previous.url}">${previous.data.title}</a>`}</span
      >
      <span>${next && html`Next: <a rel="next" href="${next.url}">${next.data.title}</a>`}</span>
    </nav>`;
  const whole = [title, speakers, conference.name].filter(Boolean).join(' – ');
  return page(data, { title: whole, description: data.summary ?? opening(content), path }, main);
}

function facts(data, conference, topics) {
  const { date, time, track, form, duration, author, recording, downloads, credits = [] } = data;
  const parts = credits.filter(({ part }) => part).map(({ name, part }) => `${name}: ${part}`);
  return [
    fact(
      'Given',
      html`${day(date)}${time && `, ${time}`} at
        <a href="${conference.path}">${conference.name}</a>${track && ` (${track})`}`,
    ),
    fact('Form', [form, duration && `${duration} minutes`].filter(Boolean).join(', ')),
    fact('With', parts.join('; ')),
    fact('Published', day(data.published)),
    fact('Changed', data.lastmod && day(data.lastmod)),
    fact('Summary by', author),
    fact(
      'Downloads',
      downloads &&
        html`<ul class="downloads" role="list">
          ${downloads.map(({ name, href }) => html`<li><a href="${href}">${name}</a></li>`)}
        </ul>`,
    ),
    fact('Recording', recording),
    fact(
      'Topics',
      topics.length > 0 &&
        topics.map(
          ({ name, path }, index) => html`${index > 0 && ', '}<a href="${path}">${name}</a>`,
        ),
    ),
  ];
}

function fact(term, value) {
  return value
    ? html`<dt>${term}</dt>
        <dd>${value}</dd>`
    : '';
}
