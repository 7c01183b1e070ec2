import { fromHtml } from 'hast-util-from-html';
import type { Element } from 'hast';
import { visit } from 'unist-util-visit';

/** A requirement as a sentence, and a function that returns what violates it. */
export type Rule<Document> = [sentence: string, faults: (document: Document) => unknown[]];

/** Returns the violated requirements, each with its first fault. */
export function broken<Document>(rules: Rule<Document>[], document: Document): string[] {
  return rules.flatMap(([sentence, faults]) => {
    const found = faults(document);
    return found.length ? [`${sentence}: ${JSON.stringify(found[0])?.slice(0, 200)}`] : [];
  });
}

export function repeated<T>(values: readonly T[]): T[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

/** Returns the dates that are later than the date before them. */
export function outOfOrder(dates: readonly string[]): string[] {
  return dates.filter((date, index) => Date.parse(date) > Date.parse(dates[index - 1] ?? date));
}

export const isWeb = (address = '') => /^https?:\/\/[^/\s]+\//.test(address);
export const isMediaType = (type = '') => /^[a-z]+\/[a-z0-9.+-]+$/.test(type);
export const isLanguage = (code = '') => /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(code);
export const isSize = (bytes: unknown) => /^\d+$/.test(String(bytes));
export const isTrimmed = (text = '') => text !== '' && text.trim() === text;

/** Whether a date is RFC 3339 and exists. */
export function isRfc3339(date = ''): boolean {
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
  return form.test(date) && new Date(date).toISOString().slice(0, 10) === date.slice(0, 10);
}

/** Whether a date is RFC 822 with a four-digit year, in GMT, with the right weekday. */
export function isRfc822(date = ''): boolean {
  return !Number.isNaN(Date.parse(date)) && new Date(date).toUTCString() === date;
}

/** Requirements for the HTML of an item. */
export const htmlRules: Rule<string>[] = [
  ['a text isn’t empty', (html) => (html.trim() ? [] : ['nothing'])],
  [
    'every URL in a text is absolute',
    (html) =>
      elements(html).flatMap(({ properties }) =>
        ['href', 'src', 'cite', 'srcSet', 'poster']
          .map((name) => properties[name])
          .filter(
            (value) => value !== undefined && !/^(?:https?:\/\/|mailto:)/.test(String(value)),
          ),
      ),
  ],
  [
    'a text contains nothing that runs, loads or asks for input',
    (html) =>
      elements(html)
        .map(({ tagName }) => tagName)
        .filter((name) => forbidden.includes(name)),
  ],
  [
    'a text has no handlers, styles or ids',
    (html) =>
      elements(html).flatMap(({ properties }) =>
        Object.keys(properties).filter((name) => /^on|^style$|^id$|^data/i.test(name)),
      ),
  ],
  [
    'the only classes in a text are the languages of code',
    (html) =>
      elements(html).flatMap(({ tagName, properties }) =>
        [properties.className ?? []]
          .flat()
          .filter((name) => tagName !== 'code' || !String(name).startsWith('language-')),
      ),
  ],
  [
    'code in a text is plain, without a highlighter’s spans',
    (html) =>
      elements(html)
        .filter(({ tagName }) => tagName === 'code')
        .flatMap((code) =>
          code.children.filter((child) => 'tagName' in child && child.tagName === 'span'),
        ),
  ],
  [
    'images in a text have alternative text',
    (html) =>
      elements(html).filter(
        ({ tagName, properties }) => tagName === 'img' && properties.alt === undefined,
      ),
  ],
];

const forbidden = [
  'script',
  'style',
  'iframe',
  'object',
  'embed',
  'form',
  'input',
  'link',
  'meta',
  'svg',
];

function elements(html: string): Element[] {
  const found: Element[] = [];
  visit(fromHtml(html, { fragment: true }), 'element', (element) => {
    found.push(element);
  });
  return found;
}
