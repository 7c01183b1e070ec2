import type { FacetName } from '../record.ts';
import { element, entry } from './entry.ts';
import { onTyping, part, showResults, unlessNewer } from './live-search.ts';
import type { Results } from './matches.ts';
import { handleFailure } from './pagefind.ts';
import { readQuery } from './query.ts';
import { words } from '../../words/script.ts';

// The search page. Every search has its own URL.

const pageSize = 30;

const field = part<HTMLInputElement>('q');
const form = field.form!;
const list = part('results');
const facets = form.querySelectorAll('details');
const moreButton = part('more');
const footer = document.querySelector('footer')!.dataset;
const url = footer['url'];

let results: Results | undefined;

onTyping(() => submit('replaceState'));
form.addEventListener('submit', (event) => {
  event.preventDefault();
  submit('pushState');
});
form.addEventListener('change', ({ target }) => {
  if ((target as HTMLElement).matches('select, [type=checkbox]')) submit('pushState');
});
for (const facet of facets)
  facet.addEventListener('toggle', () => facet.open && submit('replaceState'));
moreButton.addEventListener('click', () => results && void showMore(results));
addEventListener('popstate', showUrl);
addEventListener('online', () => results ?? run());

showUrl();

/** Puts the form's values into the URL and searches for them. */
function submit(changeHistory: 'pushState' | 'replaceState') {
  const url = new URL(location.href);
  const parameters = url.searchParams;
  if (parameters.get('q') !== field.value.trim()) parameters.delete('verbatim');
  // The form has no values of a facet that was never opened.
  for (const { name } of form.querySelectorAll<HTMLInputElement>('[name]')) parameters.delete(name);
  for (const [name, value] of new FormData(form) as Iterable<[string, string]>)
    if (value.trim()) parameters.append(name, value.trim());
  if (url.href !== location.href) history[changeHistory](null, '', url);
  void run();
}

/** Fills the form from the URL and searches. */
function showUrl() {
  const { words, selected, sort } = readQuery(location.search);
  field.value = words;
  part<HTMLSelectElement>('sort').value = sort === 'relevance' ? '' : sort;
  for (const facet of facets)
    facet.open ||= selected[facet.dataset['facet'] as FacetName].length > 0;
  for (const box of form.querySelectorAll<HTMLInputElement>('[type=checkbox]'))
    box.checked = selected[box.name as FacetName].includes(box.value);
  void run();
}

async function run() {
  const query = readQuery(location.search);
  // The footer prints the page's URL.
  footer['url'] = url + location.search;
  list.ariaBusy = 'true';
  results = undefined;
  results = await showResults(query, entry);
  const { corrected, partial } = results ?? {};
  const some = partial?.talks.map((talk) => entry(talk, partial.terms, 3)) ?? [];
  part('partly').replaceChildren(...some);
  if (partial) part('status').append(` ${words.partialBelow}`);
  if (corrected) {
    const href = `${location.search}&verbatim=`;
    part('status').append(' ', ...words.searchInstead(element('a', { href }, query.words)));
  }
  moreButton.parentElement!.hidden = !results?.hasMore();
  list.ariaBusy = 'false';
  // What was hidden until now, so that nothing moves.
  for (const each of document.querySelectorAll('.pending')) each.classList.remove('pending');
}

async function showMore({ more, hasMore, terms }: Results) {
  const shown = list.childElementCount;
  try {
    const talks = await unlessNewer(more(pageSize));
    list.append(...talks.map((talk) => entry(talk, terms)));
    moreButton.parentElement!.hidden = !hasMore();
    if (document.activeElement !== field) list.children[shown]?.querySelector('a')?.focus();
  } catch {
    // The talks on the page stay.
    results = undefined;
    part('status').textContent = handleFailure();
    moreButton.parentElement!.hidden = true;
    part('ways').hidden = false;
  }
}
