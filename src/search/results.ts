import { isEmpty, readQuery, writeQuery, type Query, type Sort } from './address.ts';
import { answer } from './answer.ts';
import { start } from './engine.ts';
import { entry } from './entry.ts';
import type { Findings } from './find.ts';
import { fill, onOpen, showChosen, ticked } from './panels.ts';
import { said } from './said.ts';

// The search page in the browser. It writes text nodes only, and every state has its address.

const pageSize = 30;
const pause = 200;

const form = find<HTMLFormElement>('form.search');
const field = find<HTMLInputElement>('#at\\:q');
const sort = find<HTMLSelectElement>('#at\\:sort');
const status = find('#at\\:status');
const names = find('#at\\:offers');
const list = find('#at\\:results');
const more = find<HTMLButtonElement>('#at\\:more');
const shape = find<HTMLTemplateElement>('#at\\:result');
const ways = find('#at\\:ways');
const heading = find('#at\\:partly-title');
const partly = find('#at\\:partly');
const partShape = find<HTMLTemplateElement>('#at\\:part');

let current = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;
let findings: Findings | undefined;

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
form.addEventListener('change', ({ target }) => {
  if (target !== field) go('push');
});
more.addEventListener('click', () => void showMore());
addEventListener('popstate', show);
onOpen(() => void run(readQuery(location.search)));

find('.refine').hidden = false;
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
  if (address === location.pathname + location.search) return;
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', address);
  void run(query);
}

/** Shows what the address says. */
function show() {
  const query = readQuery(location.search);
  field.value = query.words;
  sort.value = query.sort;
  showChosen(query);
  void run(query);
}

async function run(query: Query) {
  const turn = ++current;
  const isCurrent = () => turn === current;
  const nothing = isEmpty(query);
  if (nothing && !document.querySelector('[data-facet][open]')) return clear('');
  list.ariaBusy = 'true';
  try {
    if (nothing) clear('');
    const asked = nothing ? '' : await showFindings(query, isCurrent);
    if (asked !== undefined) await fill(asked, query, isCurrent);
    if (isCurrent()) list.ariaBusy = 'false';
  } catch {
    if (isCurrent()) clear('Search can’t run in this browser. The talks are all here:');
  }
}

/** The words that the index was asked for in the end, nothing if somebody typed on meanwhile. */
async function showFindings(query: Query, isCurrent: () => boolean): Promise<string | undefined> {
  const { findings: found, offered } = await answer(query);
  if (!isCurrent()) return undefined;
  findings = found;
  names.replaceChildren(...offered);
  list.replaceChildren(...found.found.map((each) => entry(each, shape)));
  showPartly(found);
  status.textContent = said(found, query.words);
  if (found.partly.length) status.append(' Talks with some of the words stand below.');
  if (found.corrected) status.append(' Search instead for ', verbatim(query), '.');
  ways.hidden = found.number > 0;
  more.parentElement!.hidden = !found.left();
  return found.asked;
}

async function showMore() {
  const shown = list.childElementCount;
  const current = findings;
  const next = (await current?.more(pageSize)) ?? [];
  if (current !== findings) return;
  list.append(...next.map((each) => entry(each, shape)));
  more.parentElement!.hidden = !current?.left();
  list.children[shown]?.querySelector('a')?.focus();
}

/** What has some of the words stands below, apart: it is not what was asked for. */
function showPartly({ partly: found }: Pick<Findings, 'partly'>) {
  for (const part of [partly, heading]) part.hidden = !found.length;
  partly.replaceChildren(...found.map((each) => entry(each, partShape)));
}

function clear(message: string) {
  findings = undefined;
  status.textContent = message;
  names.replaceChildren();
  list.replaceChildren();
  showPartly({ partly: [] });
  list.ariaBusy = 'false';
  more.parentElement!.hidden = true;
  ways.hidden = false;
}

function verbatim(query: Query): HTMLElement {
  const link = document.createElement('a');
  link.href = writeQuery({ ...query, verbatim: true });
  link.textContent = query.words;
  return link;
}

function find<T extends HTMLElement = HTMLElement>(selector: string): T {
  const element = document.querySelector<T>(selector);
  if (!element) throw new Error(`search: ${selector} is not on this page`);
  return element;
}
