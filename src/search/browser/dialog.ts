import { searchPath } from '../../paths.ts';
import type { SearchRecord } from '../record.ts';
import { element, sectionLinks } from './entry.ts';
import { onTyping, showResults } from './live-search.ts';
import { readQuery } from './query.ts';
import type { Terms } from './terms.ts';
import { words } from '../../words/script.ts';

// Search on any page: a field and a list of links, with arrow keys to move among them.

const field = element('input', { id: 'at:q', type: 'search', name: 'q' });
field.autocomplete = 'off';
field.spellcheck = false;
const label = element('label', { htmlFor: field.id, textContent: words.searchTalks });
const close = element('button', { type: 'button', textContent: words.close });
const formProperties = { action: searchPath, role: 'search', className: 'search' };
const allResults = element('a', { href: searchPath, textContent: words.allResults });
// The links of the page's header, except that to search.
const ways = document.querySelector('header nav ul')!.cloneNode(true) as HTMLElement;
Object.assign(ways, { id: 'at:ways', className: 'ways' });
ways.querySelector(`[href="${searchPath}"]`)?.parentElement!.remove();
const dialog = element(
  'dialog',
  { className: 'finder', ariaLabel: words.search },
  element('form', formProperties, label, field, close),
  element('p', { id: 'at:status', role: 'status', className: 'meta' }),
  element('ul', { id: 'at:offers', role: 'list', className: 'offers' }),
  element('ol', { id: 'at:results', role: 'list', className: 'found' }),
  ways,
  element('p', { className: 'meta' }, allResults),
);
document.body.append(dialog);

field.addEventListener('focus', () => field.select());
close.addEventListener('click', () => dialog.close());
dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
dialog.addEventListener('keydown', moveFocus);
onTyping(() => {
  const parameters = `?${new URLSearchParams({ q: field.value.trim() })}`;
  allResults.href = searchPath + parameters;
  void showResults(readQuery(parameters), item);
});
dialog.showModal();

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
