import { searchPath } from '../../paths.ts';
// As a worker's URL it is bundled separately; Vite's dynamic import would add a kilobyte to each page.
import dialog from './dialog.ts?worker&url';
import landing from './landing.ts?worker&url';

// `/`, Ctrl-K, ⌘K and the search link focus the page's search field or, if it has none, open a dialog.
document.addEventListener('keydown', (event) => {
  const { key, ctrlKey, metaKey, altKey, target } = event;
  const isCtrlK = (ctrlKey || metaKey) && key.toLowerCase() === 'k';
  const isSlash = key === '/' && !ctrlKey && !metaKey && !altKey;
  const isTyped = (target as Element).matches('input, select, textarea');
  if (isCtrlK || (isSlash && !isTyped)) openSearch(event);
});
document.addEventListener('click', (event) => {
  const { ctrlKey, metaKey, shiftKey, altKey, target } = event;
  const isLink = (target as Element).closest(`nav a[href="${searchPath}"]`);
  if (isLink && !ctrlKey && !metaKey && !shiftKey && !altKey) openSearch(event);
});

// A result that is clicked stores the words of its search under its link. The page is hidden until it's
// at the first of them, so that it doesn't move from the heading to there.
if (location.hash && sessionStorage.getItem(location.href)) {
  const { style } = document.documentElement;
  const show = () => (style.visibility = '');
  style.visibility = 'hidden';
  import(/* @vite-ignore */ landing).then(show, show);
}

function openSearch(event: Event) {
  event.preventDefault();
  const field = document.querySelector<HTMLInputElement>('main input[type=search]');
  if (field) return field.focus();
  const open = document.querySelector<HTMLDialogElement>('dialog.finder');
  if (open) return open.open || open.showModal();
  import(/* @vite-ignore */ dialog).catch(() => (location.href = searchPath));
}
