import { decodeXML } from 'entities';
import { XMLParser } from 'fast-xml-parser';
import { reasonOf, type UnreadItem } from './imported-item.ts';

/** XML that a parser can read, without the items whose end is missing. */
export interface CompleteXml {
  xml: string;
  /** How many items begin in the source. */
  itemCount: number;
  /** The numbers of those that don't end, from 1. */
  incomplete: readonly number[];
  /** Whether the source ends early. */
  truncated: boolean;
}

/** Each end tag is compared with the elements around it. */
const depthLimit = 1000;

/** Elements are matched by their name and their parent's, without prefixes. */
type Matcher = (name: string, parent: string) => boolean;

/**
 * A piece of markup: in a comment, in CDATA and in an instruction, tags are text. What doesn't end
 * takes the rest of the source; a tag's last group is empty if it doesn't end.
 */
const markup =
  /<!--[^]*?(?:-->|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)|<\?[^]*?(?:\?>|$)|<!DOCTYPE[^[>]*(?:\[[^]*?(?:\]\s*>|$)|>|$)|<(\/?)([^\s<>/!?"'=]+)((?:"[^"]*"|'[^']*'|[^"'<>]+)*)(>?)/g;

/**
 * Finds the items that end, because parsers also return the part of one that was cut off. Unclosed
 * elements within an item are allowed: feeds have HTML in them.
 * @param isLeftOut elements that the parser shouldn't see
 * @throws if the source ends before its first item does
 */
export function completeItems(
  source: string,
  file: string,
  isItem: Matcher,
  isLeftOut: Matcher = () => false,
): CompleteXml {
  const open: { name: string; start: number; isItem: boolean; item: number; isLeftOut: boolean }[] =
    [];
  const incomplete: number[] = [];
  const leftOut: [start: number, end: number][] = [];
  let [itemCount, end, isTagOpen] = [0, 0, false];
  /** Forgets elements that don't end before this position. */
  const drop = (elements: typeof open, position: number) => {
    for (const element of elements.filter(({ isItem }) => isItem)) {
      incomplete.push(element.item);
      leftOut.push([element.start, position]);
    }
  };
  for (const match of source.matchAll(markup)) {
    const [tag, slash, fullName, attributes, close] = match;
    const start = match.index;
    isTagOpen = start + tag.length === source.length && !tag.endsWith('>');
    if (fullName !== undefined && !close) continue;
    end = start + tag.length;
    if (fullName === undefined) continue;
    if (slash) {
      const index = open.findLastIndex(({ name }) => name === fullName);
      const [element, ...unclosed] = index < 0 ? [] : open.splice(index);
      drop(unclosed, start);
      if (element?.isLeftOut) leftOut.push([element.start, end]);
      continue;
    }
    const [name, parent] = [fullName, open.at(-1)?.name ?? ''].map(localName) as [string, string];
    const element = {
      name: fullName,
      start,
      isItem: isItem(name, parent),
      item: itemCount + 1,
      isLeftOut: isLeftOut(name, parent),
    };
    if (element.isItem) itemCount++;
    if (!attributes?.endsWith('/')) open.push(element);
    if (open.length > depthLimit) throw new Error(`${file} nests more than ${depthLimit} elements`);
  }
  drop(open, source.length);
  const truncated = isTagOpen || open.length > 0;
  if (truncated) leftOut.push([end, source.length]);
  if (truncated && incomplete.length === itemCount)
    throw new Error(`${file} is cut off before the end of its first item; export it again`);

  let [xml, position] = ['', 0];
  for (const [start, end] of leftOut.sort(([a], [b]) => a - b)) {
    if (start > position) xml += source.slice(position, start);
    position = Math.max(position, end);
  }
  xml += source.slice(position);
  const firstItem = open.findIndex(({ isItem }) => isItem);
  const toClose = firstItem < 0 ? open : open.slice(0, firstItem);
  for (const { name } of toClose.toReversed()) xml += `</${name}>`;
  return { xml, itemCount, incomplete, truncated };
}

/** An element, with its attributes and children by name. */
export type XmlElement = Readonly<Record<string, unknown>>;

// The parser doesn't decode entities, so it can't expand those that a document defines.
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  cdataPropName: '#cdata',
});

/** @throws if the parser can't read the file */
export function parseXml(xml: string, file: string): XmlElement {
  try {
    return parser.parse(xml) as XmlElement;
  } catch (cause) {
    throw new Error(`${file} is not valid XML: ${reasonOf(cause)}`, { cause });
  }
}

/** Returns the elements of one name, as their parent has them. */
export function elements(value: unknown): XmlElement[] {
  if (value === undefined) return [];
  return [value]
    .flat()
    .map((each) => (typeof each === 'object' ? (each as XmlElement) : { '#text': each }));
}

/** Returns the text of an element or of the first of several, with its entities decoded. */
export function textOf(value: unknown): string {
  const { '#cdata': cdata, '#text': text = '' } = elements(value)[0] ?? {};
  return ([cdata ?? []].flat().join('') || decodeXML(String(text))).trim();
}

function localName(name: string): string {
  return name.replace(/^.*:/, '');
}

/** Yields the items that don't end, those that the parser didn't find, and where the source ends. */
export function* unreadItems(
  { itemCount, incomplete, truncated }: CompleteXml,
  readCount: number,
): Generator<UnreadItem> {
  const unread = (place: string, reason: string) => ({ kind: 'unread' as const, place, reason });
  for (let item = readCount + 1; item <= itemCount - incomplete.length; item++)
    yield unread(`item ${item}`, 'can’t be read');
  for (const item of incomplete)
    yield unread(
      `item ${item}`,
      `${truncated ? 'is cut off at the end of the file' : 'has no end'}; export it again`,
    );
  if (truncated && !incomplete.length)
    yield unread(`after item ${itemCount}`, 'the file is cut off; export it again');
}
