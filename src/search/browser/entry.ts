import { longDate, type Day } from '../../archive/date.ts';
import { element } from './element.ts';
import type { FoundTalk } from './pagefind.ts';

/** Returns a list entry of a talk: a copy of the template, filled with text only. */
export function entry(talk: FoundTalk, template: HTMLTemplateElement): HTMLElement {
  const { url, meta } = talk;
  const item = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
  const link = item.querySelector('a')!;
  link.href = url;
  link.textContent = meta.title;
  if (meta.language !== document.documentElement.lang) link.parentElement!.lang = meta.language;
  item.querySelector('time')!.replaceWith(dayElement(meta.date));
  setText(item, '.byline', [meta.speakers, meta.conference].filter(Boolean).join('\u00A0· '));
  const { note, modified } = meta;
  const notes = [note, ...(talk.filters.download ?? []), modified && 'modified '].filter(Boolean);
  setText(item, '.note', notes.join('\u00A0· '));
  if (modified) item.querySelector('.note')!.append(dayElement(modified));
  const passage = bestPassage(talk);
  const summary = item.querySelector<HTMLElement>('.summary > bdi')!;
  summary.lang = meta.language;
  const lead = passage
    ? [element('a', { href: passage.href, textContent: passage.title, className: 'passage' }), ' ']
    : [];
  const rest = excerptPieces(passage?.excerpt ?? talk.excerpt).map(({ text, marked }) =>
    marked ? element('mark', { textContent: text }) : text,
  );
  summary.replaceChildren(...lead, ...rest);
  return item;
}

function dayElement(day: Day): HTMLElement {
  return element('time', { dateTime: day, textContent: longDate(day) });
}

function setText(item: HTMLElement, selector: string, text: string) {
  const element = item.querySelector(selector)!;
  if (text) element.textContent = text;
  else element.remove();
}

/**
 * Returns the passage with most of the words, with a link to its heading. Browsers that support text
 * fragments (WICG) also mark the words.
 * @returns undefined if the passage is the beginning of the talk
 */
function bestPassage({ sub_results: passages }: FoundTalk) {
  const [best] = passages.toSorted((a, b) => b.locations.length - a.locations.length);
  if (!best?.url.includes('#')) return undefined;
  const [words] = excerptPieces(best.excerpt).filter(({ marked }) => marked);
  const text = words && `:~:text=${encodeURIComponent(words.text).replaceAll('-', '%2D')}`;
  return { title: best.title, href: best.url + (text ?? ''), excerpt: best.excerpt };
}

/**
 * Returns Pagefind's excerpt as text, where `marked` pieces are words of the search. Pagefind's only
 * markup is `<mark>`, and it escapes only `<` and `>`.
 */
export function excerptPieces(excerpt: string): { text: string; marked: boolean }[] {
  return excerpt
    .split(/<mark>(.*?)<\/mark>/s)
    .map((part, index) => ({
      text: part.replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
      marked: index % 2 === 1,
    }))
    .filter(({ text }) => text);
}
