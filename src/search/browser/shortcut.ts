import { searchPath } from '../../paths.ts';
// Bundled by itself: Vite's own way to a part loaded later costs each page a kilobyte.
import dialog from './dialog.ts?worker&url';

/** `/`, Ctrl-K or ⌘K, or the link to search: its field where there is one, else a dialog. */
document.addEventListener('keydown', (event) => {
  const letter = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
  const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!letter && !(slash && !isWriting(event.target as HTMLElement))) return;
  event.preventDefault();
  search();
});
document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest('a');
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!plain || link?.getAttribute('href') !== searchPath || !link.closest('nav')) return;
  event.preventDefault();
  search();
});

function search() {
  const field = document.querySelector<HTMLInputElement>('main input[type=search]');
  if (field) return field.focus();
  const open = document.querySelector<HTMLDialogElement>('dialog.finder');
  if (open) return open.open || open.showModal();
  import(/* @vite-ignore */ dialog).catch(() => (location.href = searchPath));
}

function isWriting({ isContentEditable, tagName }: HTMLElement): boolean {
  return isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(tagName);
}
