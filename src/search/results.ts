import { longDate } from '../archive/date.ts';
import { facets, isEmpty, readQuery, writeQuery, type Facet, type Query } from './address.ts';
import { ask, start, type Found, type Hit } from './engine.ts';
import { pieces } from './excerpt.ts';
import { answers } from './words.ts';

// The search page in the browser. It writes text nodes only, and every state has its address.

const pageSize = 30;
const pause = 200;

const form = find<HTMLFormElement>('form.search');
const field = find<HTMLInputElement>('#at\\:q');
const status = find('#at\\:status');
const list = find('#at\\:results');
const more = find<HTMLButtonElement>('#at\\:more');
const shape = find<HTMLTemplateElement>('#at\\:result');
const ways = find('#at\\:ways');
const panels = new Map(
  facets.map((facet) => [facet, find<HTMLDetailsElement>(`[data-facet="${facet}"]`)]),
);

let current = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;
let rest: Hit[] = [];

field.addEventListener('focus', () => void start().catch(() => undefined), { once: true });
field.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => go('replace'), pause);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  go('push');
});
form.addEventListener('change', (event) => {
  if ((event.target as HTMLInputElement).type === 'checkbox') go('push');
});
more.addEventListener('click', () => void showMore());
addEventListener('popstate', show);
for (const panel of panels.values())
  panel.addEventListener('toggle', () => {
    if (panel.open) void run(readQuery(location.search));
  });

find('.facets').hidden = false;
show();

/** Puts what the form says into the address, and shows it. */
function go(how: 'push' | 'replace') {
  const address = location.pathname + writeQuery(formQuery());
  if (address === location.pathname + location.search) return;
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', address);
  void run(readQuery(location.search));
}

/** Shows what the address says. */
function show() {
  const query = readQuery(location.search);
  field.value = query.words;
  for (const [facet, panel] of panels) {
    if (query.chosen[facet].length) panel.open = true;
    for (const box of boxes(panel)) box.checked = query.chosen[facet].includes(box.value);
  }
  void run(query);
}

async function run(query: Query) {
  const turn = ++current;
  if (isEmpty(query) && !openFacets().size) return clear('');
  status.textContent = 'Searching…';
  try {
    const { hits, counts } = await ask(query, openFacets());
    if (turn !== current) return;
    for (const [facet, values] of Object.entries(counts)) fillFacet(facet as Facet, values, query);
    if (isEmpty(query)) return clear('');
    const found = await Promise.all(hits.slice(0, pageSize).map((hit) => hit.data()));
    if (turn !== current) return;
    const honest = found.filter(({ content, meta }) =>
      answers(query.words, `${content} ${Object.values(meta).join(' ')}`),
    );
    if (!honest.length) return clear(noTalks(query));
    rest = honest.length === found.length ? hits.slice(pageSize) : [];
    const total = honest.length + rest.length;
    status.textContent = `${total} ${total === 1 ? 'talk matches' : 'talks match'}${asked(query)}`;
    list.replaceChildren(...honest.map(entry));
    ways.hidden = true;
    more.parentElement!.hidden = rest.length === 0;
  } catch {
    if (turn === current) clear('Search can’t run in this browser. The talks are all here:');
  }
}

async function showMore() {
  const next = rest.splice(0, pageSize);
  const found = await Promise.all(next.map((hit) => hit.data()));
  const entries = found.map(entry);
  list.append(...entries);
  entries[0]?.querySelector('a')?.focus();
  more.parentElement!.hidden = rest.length === 0;
}

function clear(message: string) {
  status.textContent = message;
  list.replaceChildren();
  more.parentElement!.hidden = true;
  ways.hidden = false;
}

function noTalks(query: Query): string {
  return `No talks match${asked(query)}. Try fewer or other words, or browse:`;
}

function asked({ words }: Query): string {
  return words ? ` “${words}”` : '';
}

function entry({ url, excerpt, meta }: Found): HTMLElement {
  const item = shape.content.firstElementChild!.cloneNode(true) as HTMLElement;
  const link = item.querySelector('a')!;
  link.href = url;
  link.textContent = meta.title ?? url;
  if (meta.language !== document.documentElement.lang)
    link.parentElement!.lang = meta.language ?? '';
  const when = item.querySelector('time')!;
  when.dateTime = meta.date ?? '';
  when.textContent = meta.date ? longDate(meta.date) : '';
  setText(item, '.byline', [meta.speakers, meta.conference].filter(Boolean).join(' · '));
  setText(item, '.note', meta.note ?? '');
  const summary = item.querySelector<HTMLElement>('.summary')!;
  if (meta.language) summary.lang = meta.language;
  summary.replaceChildren(
    ...pieces(excerpt).map(({ text, marked }) => (marked ? mark(text) : text)),
  );
  return item;
}

function setText(item: HTMLElement, selector: string, text: string) {
  const element = item.querySelector(selector)!;
  if (text) element.textContent = text;
  else element.remove();
}

function mark(text: string): HTMLElement {
  const element = document.createElement('mark');
  element.textContent = text;
  return element;
}

function fillFacet(facet: Facet, values: Record<string, number>, query: Query) {
  const fieldset = panels.get(facet)!.querySelector('fieldset')!;
  const chosen = query.chosen[facet];
  const names = Object.keys(values).filter((name) => values[name] || chosen.includes(name));
  const sorted = names.sort((a, b) => (a < b ? -1 : 1));
  if (facet === 'year') sorted.reverse();
  const focused = fieldset.querySelector<HTMLInputElement>(':focus')?.value;
  const options = sorted.map((name) => option(facet, name, values[name] ?? 0, chosen));
  fieldset.replaceChildren(fieldset.firstElementChild!, ...options);
  if (focused)
    boxes(fieldset)
      .find(({ value }) => value === focused)
      ?.focus();
}

function option(facet: Facet, name: string, count: number, chosen: readonly string[]): HTMLElement {
  const box = document.createElement('input');
  Object.assign(box, { type: 'checkbox', name: facet, value: name });
  box.checked = chosen.includes(name);
  const number = document.createElement('span');
  number.className = 'soft';
  number.textContent = String(count);
  const label = document.createElement('label');
  label.append(box, ` ${name} `, number);
  return label;
}

function formQuery(): Query {
  const chosen = Object.fromEntries(
    [...panels].map(([facet, panel]) => [
      facet,
      boxes(panel).length
        ? boxes(panel).flatMap(({ checked, value }) => (checked ? value : []))
        : readQuery(location.search).chosen[facet],
    ]),
  );
  return { words: field.value.trim(), chosen: chosen as Query['chosen'] };
}

function openFacets(): Set<Facet> {
  return new Set([...panels].flatMap(([facet, { open }]) => (open ? facet : [])));
}

function boxes(within: HTMLElement): HTMLInputElement[] {
  return [...within.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
}

function find<T extends HTMLElement = HTMLElement>(selector: string): T {
  const element = document.querySelector<T>(selector);
  if (!element) throw new Error(`search: ${selector} is not on this page`);
  return element;
}
