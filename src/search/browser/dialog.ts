import { searchPath } from '../../paths.ts';
import type { SearchRecord } from '../record.ts';
import { element, sectionLinks } from './entry.ts';
import { handleFailure, loadPagefind } from './pagefind.ts';
import { readQuery } from './query.ts';
import { search, statusText, typingDelay } from './search.ts';
import type { Terms } from './terms.ts';
import { words } from '../../words/script.ts';

// Search on any page: a field and a list of links, with arrow keys to move among them.

const maxTalks = 8;

const status = element('p', { role: 'status', className: 'meta' });
const suggestionList = element('ul', { role: 'list', className: 'offers' });
const list = element('ol', { role: 'list', className: 'found' });
const field = element('input', { id: 'at:dialog-q', type: 'search', name: 'q' });
field.autofocus = true;
field.autocomplete = 'off';
field.spellcheck = false;
const label = element('label', { htmlFor: field.id, textContent: words.searchTalks });
const close = element('button', { type: 'button', textContent: words.close });
const formProperties = { action: searchPath, role: 'search', className: 'search' };
const allResults = element('a', { href: searchPath, textContent: words.allResults });
// Links to browse are copied from the page's header.
const links = [...document.querySelectorAll('header nav li a')];
const waysToBrowse = element(
  'ul',
  { role: 'list', className: 'ways', hidden: true },
  ...links
    .filter((link) => link.getAttribute('href') !== searchPath)
    .map((link) => element('li', {}, link.cloneNode(true))),
);
const dialog = element(
  'dialog',
  { className: 'finder', ariaLabel: words.search },
  element('form', formProperties, label, field, close),
  ...[status, suggestionList, list, waysToBrowse],
  element('p', { className: 'meta' }, allResults),
);
document.body.append(dialog);

let searches = 0;
let typing: ReturnType<typeof setTimeout> | undefined;

field.addEventListener('focus', () => field.select());
close.addEventListener('click', () => dialog.close());
dialog.addEventListener('click', ({ target }) => {
  if (target === dialog) dialog.close();
});
dialog.addEventListener('keydown', moveFocus);
field.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(() => void show(), typingDelay);
});

dialog.showModal();
void loadPagefind().catch(handleFailure);

async function show() {
  const number = ++searches;
  const words = field.value.trim();
  allResults.href = words ? `${searchPath}?${new URLSearchParams({ q: words })}` : searchPath;
  if (!words) return fill('', [], []);
  try {
    const { results, suggestions } = await search({ ...readQuery(''), words });
    if (number === searches)
      fill(
        statusText(results, words),
        suggestions,
        results.talks.slice(0, maxTalks).map((talk) => item(talk, results.terms)),
      );
  } catch {
    if (number === searches) fill(handleFailure(), [], []);
  }
}

function fill(message: string, suggestions: HTMLElement[], talks: HTMLElement[]) {
  status.textContent = message;
  waysToBrowse.hidden = !message || talks.length > 0;
  suggestionList.replaceChildren(...suggestions);
  list.replaceChildren(...talks);
}

function item(record: SearchRecord, terms: Terms): HTMLElement {
  const { href, title, byline } = record.entry;
  const link = element('a', { href, textContent: title, dir: 'auto' });
  const [section] = sectionLinks(record, terms);
  const names = byline.map((group) => group.map(({ text }) => text).join(', ')).join('\u00A0· ');
  const line = element('p', { className: 'byline' }, names);
  return element('li', {}, link, ...(section ? [' § ', section] : []), line);
}

/** Moves the focus through field and links; Escape closes, though browsers only empty the field. */
function moveFocus(event: KeyboardEvent) {
  if (event.key === 'Escape') return dialog.close();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [field, ...dialog.querySelectorAll<HTMLElement>('li a, p a')];
  const current = stops.indexOf(document.activeElement as HTMLElement);
  event.preventDefault();
  stops[(current + step + stops.length) % stops.length]!.focus();
}
