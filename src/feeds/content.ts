import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { controlCharacter } from '../archive/character.ts';
import { textNote, type TalkRecord } from '../archive/talk.ts';
import { absolute, talkPath } from '../paths.ts';

/**
 * A talk's text as readers of feeds want it: semantic HTML with absolute addresses, without what
 * only our own pages can use (highlighting, anchors, ids, classes), and with what a page says
 * around it: whose text it is, and in which language.
 */
export function feedContent(talk: TalkRecord, site: { url: string; language: string }): string {
  const page = absolute(talkPath(talk), site);
  const { children } = fromHtml(talk.body.html, { fragment: true });
  const text = (children as ElementContent[]).flatMap((node) => semantic(node, page));
  const note = textNote(talk);
  const body = [
    ...(note ? [h('p', h('em', `${note}.`))] : []),
    ...(talk.language === site.language ? text : foreign(talk.language, text)),
    ...(talk.author.length ? [h('p', `Summary by ${list.format(talk.author)}.`)] : []),
  ];
  return toHtml(body).replace(controlCharacters, '');
}

/** Plain text as HTML. @example plainHtml('List<T>') // => 'List&lt;T>' */
export function plainHtml(text: string): string {
  return toHtml(
    { type: 'text', value: text },
    { characterReferences: { useNamedReferences: true } },
  );
}

const controlCharacters = new RegExp(controlCharacter, 'gu');

const list = new Intl.ListFormat('en', { type: 'conjunction' });

function foreign(lang: string, text: ElementContent[]): Element[] {
  return [h('div', { lang, dir: 'auto' }, text)];
}

/** Highlighter's spans and table frames give way to what is in them, heading links to nothing. */
function semantic(node: ElementContent, page: string): ElementContent[] {
  if (node.type === 'comment') return [];
  if (node.type !== 'element') return [node];
  const { className, checked } = node.properties;
  const classes = Array.isArray(className) ? className.map(String) : [];
  if (classes.includes('heading-link')) return [];
  // Readers remove boxes to tick, and with them what was done.
  if (node.tagName === 'input') return [{ type: 'text', value: checked ? '☑' : '☐' }];
  const children = node.children.flatMap((child) => semantic(child, page));
  const { lang, dir } = node.properties;
  if (node.tagName === 'span' && !lang && !dir) return children;
  if (classes.includes('table')) return children;
  return [{ ...node, properties: kept(node, classes, page), children }];
}

function kept({ properties }: Element, classes: string[], page: string): Element['properties'] {
  const languages = classes.filter((name) => name.startsWith('language-'));
  return {
    ...Object.fromEntries(meaningful.map((name) => [name, properties[name]])),
    ...Object.fromEntries(addresses.map((name) => [name, resolve(properties[name], page)])),
    className: languages.length ? languages : undefined,
  };
}

/** What an address means from the page; one that no browser could follow leads nowhere. */
function resolve(address: unknown, page: string): string | undefined {
  if (address === undefined || !URL.canParse(String(address), page)) return undefined;
  return new URL(String(address), page).href;
}

const addresses = ['cite', 'href', 'src'];
const meaningful = [
  ...['alt', 'colSpan', 'dateTime', 'dir', 'height', 'lang', 'open', 'reversed', 'rowSpan'],
  ...['scope', 'start', 'title', 'value', 'width'],
];
