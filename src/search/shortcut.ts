import { searchPath } from '../paths.ts';

/** `/` goes to search from any page, unless somebody is writing. */
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target as HTMLElement;
  if (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
  event.preventDefault();
  const field = document.querySelector<HTMLInputElement>('input[type=search]');
  if (field) field.focus();
  else location.href = searchPath;
});
