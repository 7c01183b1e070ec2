import { searchPath } from '../../paths.ts';
import { readQuery } from './address.ts';
import { answer } from './answer.ts';
import { element } from './element.ts';
import { failure, start, type Found } from './engine.ts';
import { said } from './status.ts';

// Search over whichever page is open: a field, and a plain list of links that the arrow keys walk.

const most = 8;
const pause = 200;

const status = element('p', { role: 'status', className: 'meta' });
const names = element('ul', { role: 'list', className: 'offers' });
const list = element('ol', { role: 'list', className: 'found' });
const field = element('input', { id: 'at:dialog-q', type: 'search', name: 'q' });
const label = element('label', { htmlFor: field.id, textContent: 'Search the talks' });
const form = element('form', { action: searchPath, role: 'search', className: 'search' });
const close = element('button', { type: 'button', textContent: 'Close' });
const whole = element('a', {
  href: searchPath,
  textContent: 'All results, and ways to narrow them',
});
const dialog = element('dialog', { className: 'finder', ariaLabel: 'Search' });
const last = element('p', { className: 'meta' });
// The ways to browse are those that the page names itself.
const ways = element('ul', { role: 'list', className: 'ways', hidden: true });
for (const link of document.querySelectorAll('header nav li a'))
  if (link.getAttribute('href') !== searchPath) {
    const way = element('li', {});
    way.append(link.cloneNode(true));
    ways.append(way);
  }
field.autofocus = true;
field.autocomplete = 'off';
field.spellcheck = false;
form.append(label, field, close);
last.append(whole);
dialog.append(form, status, names, list, ways, last);
document.body.append(dialog);

let current = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;

field.addEventListener('focus', () => field.select());
close.addEventListener('click', () => dialog.close());
dialog.addEventListener('click', ({ target }) => {
  if (target === dialog) dialog.close();
});
dialog.addEventListener('keydown', walk);
field.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => void show(), pause);
});

dialog.showModal();
void start().catch(failure);

async function show() {
  const turn = ++current;
  const words = field.value.trim();
  const query = { ...readQuery(''), words };
  whole.href = words ? `${searchPath}?${new URLSearchParams({ q: words })}` : searchPath;
  if (!words) return fill('', [], []);
  try {
    const { findings, offered } = await answer(query);
    if (turn === current)
      fill(said(findings, words), offered, findings.found.slice(0, most).map(item));
  } catch {
    if (turn === current) fill(failure(), [], []);
  }
}

function fill(message: string, offered: HTMLElement[], found: HTMLElement[]) {
  status.textContent = message;
  ways.hidden = !message || found.length > 0;
  names.replaceChildren(...offered);
  list.replaceChildren(...found);
}

function item({ url, meta }: Found): HTMLElement {
  const link = element('a', { href: url, textContent: meta.title, dir: 'auto' });
  const byline = [meta.speakers, meta.conference].filter(Boolean).join(' · ');
  const entry = element('li', {});
  entry.append(link, element('p', { className: 'byline', textContent: byline }));
  return entry;
}

/** Down and Up lead from the field through the links and back; Escape would only empty the field. */
function walk(event: KeyboardEvent) {
  if (event.key === 'Escape') return dialog.close();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [field, ...dialog.querySelectorAll<HTMLElement>('li a, p a')];
  const now = stops.indexOf(document.activeElement as HTMLElement);
  event.preventDefault();
  stops[(now + step + stops.length) % stops.length]!.focus();
}
