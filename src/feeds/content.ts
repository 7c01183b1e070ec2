import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { controlCharacter } from '../archive/character.ts';
import type { TalkRecord } from '../archive/talk.ts';
import { absolute, talkPath } from '../paths.ts';
import { wordsOf } from '../words/index.ts';
import { textNote } from '../words/names.ts';

/**
 * Returns a talk's text for feed readers: semantic HTML with absolute URLs, author and language, but
 * without the highlighting, anchors, ids and classes that only Aftertalk's pages need.
 */
export function feedContent(talk: TalkRecord, site: { url: string; language: string }): string {
  const page = absolute(talkPath(talk), site);
  const text = semanticTree(talk.body.html, page);
  const words = wordsOf(site);
  const note = textNote(talk, words);
  const ours = words.language;
  const isOurs = (language: string) => language.split('-', 1)[0] === ours.split('-', 1)[0];
  const lang = isOurs(site.language) && isOurs(talk.textLanguage) ? undefined : ours;
  const body = [
    ...(note ? [h('p', { lang }, h('em', `${note}.`))] : []),
    ...(talk.textLanguage === site.language
      ? text
      : [h('div', { lang: talk.textLanguage, dir: 'auto' }, text)]),
    ...talk.postscripts.map(({ date, by, text }) =>
      h('p', { lang: lang && talk.textLanguage }, [
        h('span', { lang }, words.postscriptBy(by, words.longDate(date))),
        ` ${text}`,
      ]),
    ),
    ...(talk.author.length
      ? [h('p', { lang }, `${words.summaryByAuthors(words.list(talk.author))}.`)]
      : []),
  ];
  return toHtml(body).replace(controlCharacters, '');
}

/** Returns a rendered text as semantic HTML with absolute URLs. @param page the URL of its page */
export function pageContent(html: string, page: string): string {
  return toHtml(semanticTree(html, page));
}

function semanticTree(html: string, page: string): ElementContent[] {
  const { children } = fromHtml(html, { fragment: true });
  return (children as ElementContent[]).flatMap((node) => semanticHtml(node, page));
}

/** Escapes plain text for HTML. @example plainHtml('List<T>') // => 'List&lt;T>' */
export function plainHtml(text: string): string {
  return toHtml(
    { type: 'text', value: text },
    { characterReferences: { useNamedReferences: true } },
  );
}

const controlCharacters = new RegExp(controlCharacter, 'gu');

/** Unwraps heading links, the highlighter's spans and the frames of tables. */
function semanticHtml(node: ElementContent, page: string): ElementContent[] {
  if (node.type === 'comment') return [];
  if (node.type !== 'element') return [node];
  const { className, checked } = node.properties;
  const classes = Array.isArray(className) ? className.map(String) : [];
  // Feed readers remove checkboxes.
  if (node.tagName === 'input') return [{ type: 'text', value: checked ? '☑' : '☐' }];
  const children = node.children.flatMap((child) => semanticHtml(child, page));
  const { lang, dir } = node.properties;
  if (node.tagName === 'span' && !lang && !dir) return children;
  if (classes.includes('table') || classes.includes('heading-link')) return children;
  return [{ ...node, properties: semanticProperties(node, classes, page), children }];
}

function semanticProperties(
  { properties }: Element,
  classes: string[],
  page: string,
): Element['properties'] {
  const languages = classes.filter((name) => name.startsWith('language-'));
  return {
    ...Object.fromEntries(semanticNames.map((name) => [name, properties[name]])),
    ...Object.fromEntries(urlNames.map((name) => [name, absoluteUrl(properties[name], page)])),
    className: languages.length ? languages : undefined,
  };
}

/** @returns undefined if the URL is invalid */
function absoluteUrl(url: unknown, page: string): string | undefined {
  return url === undefined ? undefined : URL.parse(String(url), page)?.href;
}

const urlNames = ['cite', 'href', 'src'];
const semanticNames = [
  ...['alt', 'colSpan', 'dateTime', 'dir', 'height', 'lang', 'open', 'reversed', 'rowSpan'],
  ...['scope', 'start', 'title', 'value', 'width'],
];
