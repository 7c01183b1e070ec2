import { longDate } from '../../archive/date.ts';
import { element } from './element.ts';
import type { Found } from './engine.ts';
import { pieces } from './excerpt.ts';
import { passage } from './passage.ts';

/** A talk as a list shows it: a filled copy of `shape`. Nothing but text nodes is written. */
export function entry(found: Found, shape: HTMLTemplateElement): HTMLElement {
  const { url, meta } = found;
  const item = shape.content.firstElementChild!.cloneNode(true) as HTMLElement;
  const link = item.querySelector('a')!;
  link.href = url;
  link.textContent = meta.title;
  if (meta.language !== document.documentElement.lang) link.parentElement!.lang = meta.language;
  const when = item.querySelector('time')!;
  when.dateTime = meta.date;
  when.textContent = longDate(meta.date);
  setText(item, '.byline', [meta.speakers, meta.conference].filter(Boolean).join(' · '));
  setText(item, '.note', meta.note ?? '');
  const deep = passage(found);
  const summary = item.querySelector<HTMLElement>('.summary')!;
  summary.lang = meta.language;
  const lead = deep
    ? [element('a', { href: deep.href, textContent: deep.title, className: 'passage' }), ' ']
    : [];
  const rest = pieces(deep?.excerpt ?? found.excerpt).map(({ text, marked }) =>
    marked ? element('mark', { textContent: text }) : text,
  );
  summary.replaceChildren(...lead, ...rest);
  return item;
}

function setText(item: HTMLElement, selector: string, text: string) {
  const element = item.querySelector(selector)!;
  if (text) element.textContent = text;
  else element.remove();
}
