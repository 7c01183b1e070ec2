import type { SearchRecord } from '../record.ts';
import type { ListEntry, Mention } from '../../views/entry.ts';
import { bestSection, excerpt, matches } from './excerpt.ts';
import type { Terms } from './terms.ts';
import { words } from '../../words/script.ts';

const dot = '\u00A0· ';

/** Returns a list entry of a talk: a copy of the page's template, filled with text only. */
export function entry(record: SearchRecord, terms: Terms, level = 2): HTMLElement {
  const { href, title, lang, when, byline, namesLang, note = '', summaryLang } = record.entry;
  const template = document.getElementById(`at:entry-${level}`) as HTMLTemplateElement;
  const item = template.content.firstElementChild!.cloneNode(true) as HTMLElement;
  const fill = (selector: string, content: (Node | string)[], lang = '') => {
    const part = item.querySelector<HTMLElement>(selector)!;
    part.replaceChildren(...content);
    if (lang) part.lang = lang;
    if (!part.textContent) part.remove();
  };
  const time = ({ datetime, text }: NonNullable<ListEntry['when']>) =>
    element('time', { dateTime: datetime }, text);
  item.querySelector('time')!.replaceWith(time(when!));
  fill('h2, h3', [element('a', { href, dir: 'auto' }, title)], lang);
  fill('.byline', mentions(byline), namesLang);
  const change = record.modified ? words.modified<Node>(time(record.modified)) : [];
  fill('.note', [note, note && change.length ? dot : '', ...change]);
  const [section, ...watch] = sectionLinks(record, terms);
  const text = marked(excerpt(record, terms), terms);
  fill('.summary > bdi', [...(section ? [section, ' '] : []), ...text, ' ', ...watch], summaryLang);
  return item;
}

/** Returns a text with the words of a search marked. Signs and addresses aren't. */
function marked(text: string, { names }: Terms): (Node | string)[] {
  let last = 0;
  const pieces = matches(text, names).flatMap(({ start, end }) => {
    const before = text.slice(last, start);
    last = end;
    return [before, element('mark', {}, text.slice(start, end))];
  });
  return [...pieces, text.slice(last)];
}

/**
 * Returns links to the section that answers a search, and to its place of the recording.
 * @returns [] if it's the beginning
 */
export function sectionLinks(record: SearchRecord, terms: Terms) {
  const best = bestSection(record, terms);
  if (!best) return [];
  const { id, title, watch = [] } = best;
  const link = element('a', { href: `${record.entry.href}#${id}`, className: 'passage' }, title);
  link.onclick = () => sessionStorage.setItem(link.href, JSON.stringify(terms.names));
  return [link, ...mentions([watch])];
}

/** Returns groups of names, separated by dots; the names in one by commas. */
function mentions(groups: readonly Mention[][]): (Node | string)[] {
  return groups.flatMap((group, at) =>
    group.flatMap(({ text, href, ...lang }, number) => [
      number ? ', ' : at ? dot : '',
      element(href ? 'a' : 'span', { href, dir: 'auto', ...lang }, text),
    ]),
  );
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
