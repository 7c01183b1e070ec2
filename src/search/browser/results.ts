import { isEmpty, readQuery, writeQuery, type Query, type Sort } from './address.ts';
import { answer, type Answer } from './answer.ts';
import { element } from './element.ts';
import { failure, start } from './engine.ts';
import { entry } from './entry.ts';
import type { Findings } from './find.ts';
import { fill, onOpen, showChosen, ticked } from './facets.ts';
import { said } from './status.ts';

// The search page in the browser. It writes text nodes only, and every state has its address.

const pageSize = 30;
const pause = 200;

const field = find<HTMLInputElement>('q');
const form = field.form!;
const sort = find<HTMLSelectElement>('sort');
const status = find('status');
const names = find('offers');
const list = find('results');
const more = find<HTMLButtonElement>('more');
const shape = find<HTMLTemplateElement>('result');
const ways = find('ways');
const heading = find('partly-title');
const partly = find('partly');
const partShape = find<HTMLTemplateElement>('part');

let current = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;
let findings: Findings | undefined;

field.addEventListener('focus', () => void start().catch(failure), { once: true });
field.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => go('replace'), pause);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  go('push');
});
form.addEventListener('change', ({ target }) => {
  if (target !== field) go('push');
});
more.addEventListener('click', () => void showMore());
addEventListener('popstate', show);
addEventListener('online', () => {
  if (!findings) again();
});
onOpen(again);

document.querySelector<HTMLElement>('.refine')!.hidden = false;
show();

/** Puts what the form says into the address, and shows it. */
function go(how: 'push' | 'replace') {
  const before = readQuery(location.search);
  const words = field.value.trim();
  const query: Query = {
    words,
    chosen: ticked(before),
    sort: sort.value as Sort,
    verbatim: before.verbatim && words === before.words,
  };
  const address = location.pathname + writeQuery(query);
  const isNew = address !== location.pathname + location.search;
  if (isNew) history[how === 'push' ? 'pushState' : 'replaceState'](null, '', address);
  if (isNew || !findings) void run(query);
}

/** Shows what the address says. */
function show() {
  const query = readQuery(location.search);
  field.value = query.words;
  sort.value = query.sort;
  showChosen(query);
  void run(query);
}

/** Asks once more for what the address says. */
function again() {
  void run(readQuery(location.search));
}

async function run(query: Query) {
  const turn = ++current;
  const isCurrent = () => turn === current;
  const nothing = isEmpty(query);
  if (nothing) clear('');
  if (nothing && !document.querySelector('[data-facet][open]')) return;
  findings = undefined;
  list.ariaBusy = 'true';
  try {
    const answered = nothing ? undefined : await answer(query);
    if (!isCurrent()) return;
    if (answered) showAnswer(answered, query);
    await fill(answered?.findings.asked ?? '', query, isCurrent);
    if (isCurrent()) list.ariaBusy = 'false';
  } catch {
    if (isCurrent()) (findings ? stop : clear)(failure());
  }
}

function showAnswer({ findings: found, offered }: Answer, query: Query) {
  findings = found;
  names.replaceChildren(...offered);
  list.replaceChildren(...found.found.map((each) => entry(each, shape)));
  showPartly(found);
  status.textContent = said(found, query.words);
  if (found.partly.length) status.append(' Talks with some of the words stand below.');
  if (found.corrected) status.append(' Search instead for ', verbatim(query), '.');
  ways.hidden = found.number > 0;
  more.parentElement!.hidden = !found.left();
}

async function showMore() {
  const shown = list.childElementCount;
  const current = findings;
  try {
    const next = (await current?.more(pageSize)) ?? [];
    if (current !== findings) return;
    list.append(...next.map((each) => entry(each, shape)));
    more.parentElement!.hidden = !current?.left();
    list.children[shown]?.querySelector('a')?.focus();
  } catch {
    if (current === findings) stop(failure());
  }
}

/** What has some of the words stands below, apart: it is not what was asked for. */
function showPartly({ partly: found }: Pick<Findings, 'partly'>) {
  for (const part of [partly, heading]) part.hidden = !found.length;
  partly.replaceChildren(...found.map((each) => entry(each, partShape)));
}

function clear(message: string) {
  names.replaceChildren();
  list.replaceChildren();
  showPartly({ partly: [] });
  stop(message);
}

/** Says why there is no more to be had. What is shown stays, and Search asks again. */
function stop(message: string) {
  findings = undefined;
  status.textContent = message;
  list.ariaBusy = 'false';
  more.parentElement!.hidden = true;
  ways.hidden = false;
}

function verbatim(query: Query): HTMLElement {
  const href = writeQuery({ ...query, verbatim: true });
  return element('a', { href, textContent: query.words });
}

function find<T extends HTMLElement = HTMLElement>(name: string): T {
  return document.getElementById(`at:${name}`) as T;
}
