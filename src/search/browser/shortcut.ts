import { searchPath } from '../../paths.ts';
// As a worker's URL it is bundled separately; Vite's dynamic import would add a kilobyte to each page.
import dialog from './dialog.ts?worker&url';
import landing from './landing.ts?worker&url';

/** `/`, Ctrl-K, ⌘K and the search link focus the page's search field or, if it has none, open a dialog. */
document.addEventListener('keydown', (event) => {
  const isCtrlK = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
  const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!isCtrlK && !(isSlash && !isEditable(event.target as HTMLElement))) return;
  event.preventDefault();
  openSearch();
});
document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest('a');
  const unmodified = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!unmodified || link?.getAttribute('href') !== searchPath || !link.closest('nav')) return;
  event.preventDefault();
  openSearch();
});

// A result that is clicked stores the words of its search under its link. The page is hidden until it's
// at the first of them, so that it doesn't move from the heading to there.
if (location.hash && sessionStorage.getItem(location.href)) {
  const { style } = document.documentElement;
  const show = () => (style.visibility = '');
  style.visibility = 'hidden';
  import(/* @vite-ignore */ landing).then(show, show);
}

function openSearch() {
  const field = document.querySelector<HTMLInputElement>('main input[type=search]');
  if (field) return field.focus();
  const open = document.querySelector<HTMLDialogElement>('dialog.finder');
  if (open) return open.open || open.showModal();
  import(/* @vite-ignore */ dialog).catch(() => (location.href = searchPath));
}

function isEditable({ isContentEditable, tagName }: HTMLElement): boolean {
  return isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(tagName);
}
