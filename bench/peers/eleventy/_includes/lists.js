import { html } from './html.js';

const long = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** Returns a date's `<time>`, cached. */
export function day(date) {
  const key = date.getTime();
  const cached = days.get(key);
  if (cached) return cached;
  const time = html`<time datetime="${date.toISOString().slice(0, 10)}"
    >${long.format(date)}</time
  >`;
  days.set(key, time);
  return time;
}
const days = new Map();

/** Returns a talk's summary or, without one, the beginning of its text. */
export function summary(talk) {
  let text = talk.data.summary ?? openings.get(talk);
  if (text !== undefined) return text;
  text = opening(talk.templateContent);
  openings.set(talk, text);
  return text;
}
const openings = new WeakMap();

export function opening(content) {
  const text = content
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length <= 250 ? text : `${text.slice(0, text.lastIndexOf(' ', 249))}…`;
}

export function talkList({ collections }, talks, { summaries }) {
  return html`<ol class="entries${summaries ? '' : ' dense'}" role="list">
    ${talks.map((talk) => {
      const { conference } = collections.contexts.get(talk.url);
      const { title, credits = [], form, note, date } = talk.data;
      return html`<li class="entry">
        ${day(date)}
        <h2><a href="${talk.url}">${title}</a></h2>
        <p class="byline">
          ${names(credits)}${credits.length > 0 && ' · '}<a href="${conference.path}"
            >${conference.name}</a
          >${form && ` · ${form}`}
        </p>
        ${summaries && html`<p class="summary">${summary(talk)}</p>`}${note && html`<p class="note">${note}</p>`}
      </li> `;
    })}
  </ol>`;
}

export function names(credits) {
  return credits.map(
    ({ id, name }, index) => html`${index > 0 && ', '}<a href="/speakers/${id}/">${name}</a>`,
  );
}

export function conferenceList(conferences) {
  return html`<ol class="entries dense" role="list">
    ${conferences.map(
      ({ name, path, items, file }) =>
        html`<li class="entry">
          <h2><a href="${path}">${name}</a></h2>
          <p class="byline">
            ${file.data.span}${file.data.place && ` · ${file.data.place}`} ·
            ${count(items.length, 'talk')}
          </p>
        </li> `,
    )}
  </ol>`;
}

export function nameList(things) {
  return html`<ul class="names" role="list">
    ${things.map(
      ({ name, path, items }) =>
        html`<li><a href="${path}">${name}</a> <span class="soft">${items.length}</span></li> `,
    )}
  </ul>`;
}

export function pager({ number, count, previous, next }) {
  if (count === 1) return '';
  return html`<nav class="pager" aria-label="Pages">
    ${previous && html`<a rel="prev" href="${previous}">Previous page</a>`}
    <span>Page ${number} of ${count}</span>
    ${next && html`<a rel="next" href="${next}">Next page</a>`}
  </nav>`;
}

export function breadcrumb(...trail) {
  return html`<nav class="breadcrumb" aria-label="Breadcrumb">
    <ol role="list">
      ${trail.filter(Boolean).map(({ name, path }) => html`<li><a href="${path}">${name}</a></li>`)}
    </ol>
  </nav>`;
}

export function count(number, word) {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
