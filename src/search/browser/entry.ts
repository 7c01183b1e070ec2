import type { SearchRecord } from '../record.ts';
import { longDate, type Day } from '../../archive/date.ts';
import type { Mention } from '../../views/entry.ts';
import { element } from './element.ts';
import { foundKey } from './found.ts';
import { bestSection, excerpt } from './excerpt.ts';
import type { Terms } from './terms.ts';

/** Returns a list entry of a talk: a copy of the template, filled with text only. */
export function entry(
  record: SearchRecord,
  terms: Terms,
  template: HTMLTemplateElement,
): HTMLElement {
  const { entry } = record;
  const item = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
  const link = item.querySelector('a')!;
  link.href = entry.href;
  link.textContent = entry.title;
  if (entry.lang) link.parentElement!.lang = entry.lang;
  const time = item.querySelector('time')!;
  time.replaceWith(dayElement(entry.when!.datetime));
  fill(item, '.byline', mentions(entry.byline));
  const { note, modified } = entry;
  const change = modified ? ['modified ', dayElement(modified)] : [];
  fill(item, '.note', [...(note ? [note] : []), ...(note && modified ? [' · '] : []), ...change]);
  const section = sectionLink(record, terms);
  const text = excerpt(record, terms).map(({ text, marked }) =>
    marked ? element('mark', { textContent: text }) : text,
  );
  fill(item, '.summary > bdi', [...(section ? [section, ' '] : []), ...text], entry.lang);
  return item;
}

function dayElement(day: Day): HTMLElement {
  return element('time', { dateTime: day, textContent: longDate(day) });
}

/** Returns a link to the section that answers a search. @returns undefined if it's the beginning */
export function sectionLink({ entry, sections }: SearchRecord, terms: Terms) {
  const section = bestSection({ entry, sections } as SearchRecord, terms);
  if (!section) return undefined;
  const href = `${entry.href}#${section.id}`;
  const onclick = () => sessionStorage.setItem(foundKey, JSON.stringify(terms.names));
  return element('a', { href, textContent: section.title, className: 'passage', onclick });
}

/** Returns groups of names, separated by dots; the names in one by commas. */
function mentions(groups: readonly Mention[][]): (Node | string)[] {
  return groups.flatMap((group, at) => [
    ...(at ? [' · '] : []),
    ...group.flatMap(({ text, href }, number) => [
      ...(number ? [', '] : []),
      href
        ? element('a', { href, textContent: text, dir: 'auto' })
        : element('span', { textContent: text, dir: 'auto' }),
    ]),
  ]);
}

function fill(item: HTMLElement, selector: string, content: (Node | string)[], lang = '') {
  const part = item.querySelector<HTMLElement>(selector)!;
  part.replaceChildren(...content);
  if (lang) part.lang = lang;
  if (!content.length) part.closest('p')!.remove();
}
