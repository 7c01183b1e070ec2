import type { SearchRecord } from '../record.ts';
import type { ListEntry, Mention } from '../../views/entry.ts';
import { bestSection, excerpt } from './excerpt.ts';
import type { Terms } from './terms.ts';
import { words } from '../../words/script.ts';

/** Returns a list entry of a talk: a copy of the template, filled with text only. */
export function entry(
  record: SearchRecord,
  terms: Terms,
  template: HTMLTemplateElement,
): HTMLElement {
  const { entry, modified } = record;
  const item = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
  const link = item.querySelector('a')!;
  link.href = entry.href;
  link.textContent = entry.title;
  if (entry.lang) link.parentElement!.lang = entry.lang;
  item.querySelector('time')!.replaceWith(timeElement(entry.when!));
  fill(item, '.byline', mentions(entry.byline), entry.namesLang);
  const { note } = entry;
  const change = modified ? words.modified<Node>(timeElement(modified)) : [];
  const dot = note && modified ? ['\u00A0· '] : [];
  fill(item, '.note', [...(note ? [note] : []), ...dot, ...change]);
  const [section, ...watch] = sectionLinks(record, terms);
  const text = excerpt(record, terms).map(({ text, marked }) =>
    marked ? element('mark', {}, text) : text,
  );
  const parts = [...(section ? [section, ' '] : []), ...text, ' ', ...watch];
  fill(item, '.summary > bdi', parts, entry.summaryLang);
  return item;
}

function timeElement({ datetime, text }: NonNullable<ListEntry['when']>): HTMLElement {
  return element('time', { dateTime: datetime }, text);
}

/**
 * Returns links to the section that answers a search, and to its place of the recording.
 * @returns [] if it's the beginning
 */
export function sectionLinks(record: SearchRecord, terms: Terms) {
  const best = bestSection(record, terms);
  if (!best) return [];
  const { id, title, watch = [] } = best;
  const link = element(
    'a',
    {
      href: `${record.entry.href}#${id}`,
      className: 'passage',
      onclick: () => sessionStorage.setItem(link.href, JSON.stringify(terms.names)),
    },
    title,
  );
  return [link, ...mentions([watch])];
}

/** Returns groups of names, separated by dots; the names in one by commas. */
function mentions(groups: readonly Mention[][]): (Node | string)[] {
  return groups.flatMap((group, at) => [
    ...(at ? ['\u00A0· '] : []),
    ...group.flatMap(({ text, href, ...lang }, number) => [
      ...(number ? [', '] : []),
      element(href ? 'a' : 'span', { href, dir: 'auto', ...lang }, text),
    ]),
  ]);
}

function fill(item: HTMLElement, selector: string, content: (Node | string)[], lang = '') {
  const part = item.querySelector<HTMLElement>(selector)!;
  part.replaceChildren(...content);
  if (lang) part.lang = lang;
  if (!content.length) part.closest('p')!.remove();
}

/** Creates an element. Its content is text and elements, so nothing of a talk becomes HTML. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const created = Object.assign(document.createElement(tag), properties);
  created.append(...children);
  return created;
}
