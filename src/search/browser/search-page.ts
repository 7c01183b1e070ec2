import { element, entry } from './entry.ts';
import { handleFailure, loadPagefind } from './pagefind.ts';
import { isEmpty, readQuery, writeQuery, type Query, type Sort } from './query.ts';
import type { Results } from './matches.ts';
import { search, statusText, typingDelay } from './search.ts';
import { words } from '../../words/script.ts';

// The search page. Every search has its own URL.

const pageSize = 30;

const field = find<HTMLInputElement>('q');
const form = field.form!;
const sort = find<HTMLSelectElement>('sort');
const status = find('status');
const suggestionList = find('offers');
const list = find('results');
const moreButton = find<HTMLButtonElement>('more');
const template = find<HTMLTemplateElement>('result');
const waysToBrowse = find('ways');
const partialHeading = find('partly-title');
const partialList = find('partly');
const partialTemplate = find<HTMLTemplateElement>('part');

const facetParts = document.querySelectorAll<HTMLDetailsElement>('[data-facet]');

let facets: typeof import('./facets.ts') | undefined;
let searches = 0;
let typing: ReturnType<typeof setTimeout> | undefined;
let results: Results | undefined;

const load = () => void loadPagefind().catch(handleFailure);
if (document.activeElement === field) load();
else field.addEventListener('focus', load, { once: true });
field.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(() => submit('replaceState'), typingDelay);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(typing);
  submit('pushState');
});
form.addEventListener('change', ({ target }) => {
  if (target !== field) submit('pushState');
});
moreButton.addEventListener('click', () => void showMore());
addEventListener('popstate', showUrl);
addEventListener('online', () => {
  if (!results) searchAgain();
});
for (const facet of facetParts) facet.addEventListener('toggle', () => facet.open && searchAgain());
// The footer prints the page's URL.
addEventListener('beforeprint', () => {
  const { href } = document.querySelector<HTMLLinkElement>('link[rel=canonical]')!;
  document.querySelector('footer')!.dataset.url = href + location.search;
});

showUrl();

/** Puts the form's values into the URL and searches for them. */
function submit(changeHistory: 'pushState' | 'replaceState') {
  const before = readQuery(location.search);
  const words = field.value.trim();
  const query: Query = {
    words,
    selected: facets?.selectedFacets(before) ?? before.selected,
    sort: sort.value as Sort,
    verbatim: before.verbatim && words === before.words,
  };
  const url = location.pathname + writeQuery(query);
  const isNew = url !== location.pathname + location.search;
  if (isNew) history[changeHistory](null, '', url);
  if (isNew || !results) void run(query);
}

/** Fills the form from the URL and searches. */
function showUrl() {
  const query = readQuery(location.search);
  field.value = query.words;
  sort.value = query.sort;
  facets?.showFacets(query);
  void run(query);
}

function searchAgain() {
  void run(readQuery(location.search));
}

async function run(query: Query) {
  const number = ++searches;
  const isCurrent = () => number === searches;
  const isOpen = [...facetParts].some(({ open }) => open);
  const empty = isEmpty(query);
  if (empty) clear('');
  if (empty && !isOpen) return;
  results = undefined;
  list.ariaBusy = 'true';
  try {
    if (!facets && (isOpen || !isEmpty({ ...query, words: '' }))) {
      facets = await import('./facets.ts');
      facets.showFacets(query);
    }
    const found = empty ? undefined : await search(query);
    if (!isCurrent()) return;
    const showCounts = await facets?.countFacets(found?.results.searched ?? '', query);
    if (!isCurrent()) return;
    showCounts?.();
    if (found) showResults(found, query);
    settle();
  } catch {
    if (isCurrent()) (results ? stop : clear)(handleFailure());
  }
}

/** Shows what was hidden until the first search was over, so that nothing moves. */
function settle() {
  list.ariaBusy = 'false';
  for (const part of document.querySelectorAll('.pending')) part.classList.remove('pending');
}

function showResults(found: Awaited<ReturnType<typeof search>>, query: Query) {
  results = found.results;
  const { corrected, talks, partial, total, terms } = results;
  suggestionList.replaceChildren(...found.suggestions);
  list.replaceChildren(...talks.map((talk) => entry(talk, terms, template)));
  showPartial(results);
  status.textContent = statusText(results, query.words);
  if (partial) status.append(` ${words.partialBelow}`);
  if (corrected) {
    const href = writeQuery({ ...query, verbatim: true });
    status.append(' ', ...words.searchInstead(element('a', { href }, query.words)));
  }
  waysToBrowse.hidden = total > 0;
  moreButton.parentElement!.hidden = !results.hasMore();
}

async function showMore() {
  const shown = list.childElementCount;
  const current = results;
  try {
    const next = (await current?.more(pageSize)) ?? [];
    if (current !== results) return;
    list.append(...next.map((talk) => entry(talk, current!.terms, template)));
    moreButton.parentElement!.hidden = !current?.hasMore();
    list.children[shown]?.querySelector('a')?.focus();
  } catch {
    if (current === results) stop(handleFailure());
  }
}

function showPartial(found?: Results) {
  const { talks, terms } = found?.partial ?? { talks: [] };
  for (const part of [partialList, partialHeading]) part.hidden = !talks.length;
  partialList.replaceChildren(...talks.map((talk) => entry(talk, terms!, partialTemplate)));
}

function clear(message: string) {
  suggestionList.replaceChildren();
  list.replaceChildren();
  showPartial();
  stop(message);
}

/** Shows a message instead of a status. Talks on the page stay, and the next search tries again. */
function stop(message: string) {
  results = undefined;
  status.textContent = message;
  settle();
  moreButton.parentElement!.hidden = true;
  waysToBrowse.hidden = false;
}

function find<T extends HTMLElement = HTMLElement>(name: string): T {
  return document.getElementById(`at:${name}`) as T;
}
