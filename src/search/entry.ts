import { longDate } from '../archive/date.ts';
import type { Found } from './engine.ts';
import { pieces } from './excerpt.ts';
import { passage } from './passage.ts';

/** A talk as a list shows it: a filled copy of `shape`. Nothing but text nodes is written. */
export function entry(found: Found, shape: HTMLTemplateElement): HTMLElement {
  const { url, meta } = found;
  const item = shape.content.firstElementChild!.cloneNode(true) as HTMLElement;
  const link = item.querySelector('a')!;
  link.href = url;
  link.textContent = meta.title ?? url;
  if (meta.language !== document.documentElement.lang)
    link.parentElement!.lang = meta.language ?? '';
  const when = item.querySelector('time')!;
  when.dateTime = meta.date ?? '';
  when.textContent = meta.date ? longDate(meta.date) : '';
  setText(item, '.byline', [meta.speakers, meta.conference].filter(Boolean).join(' · '));
  setText(item, '.note', meta.note ?? '');
  const deep = passage(found);
  const summary = item.querySelector<HTMLElement>('.summary')!;
  if (meta.language) summary.lang = meta.language;
  summary.replaceChildren(...(deep ? [passageLink(deep), ' '] : []));
  for (const { text, marked } of pieces(deep?.excerpt ?? found.excerpt))
    summary.append(marked ? mark(text) : text);
  return item;
}

function passageLink({ title, href }: { title: string; href: string }): HTMLElement {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = title;
  link.className = 'passage';
  return link;
}

function setText(item: HTMLElement, selector: string, text: string) {
  const element = item.querySelector(selector)!;
  if (text) element.textContent = text;
  else element.remove();
}

function mark(text: string): HTMLElement {
  const element = document.createElement('mark');
  element.textContent = text;
  return element;
}
