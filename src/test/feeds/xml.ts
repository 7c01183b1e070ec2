import { SaxesParser } from 'saxes';

/** An element, named with the usual prefix of its namespace instead of the document's. */
export interface Xml {
  name: string;
  attributes: Record<string, string>;
  children: Xml[];
  text: string;
}

const prefixes: Record<string, string> = {
  '': '',
  'http://www.w3.org/2005/Atom': 'atom:',
  'http://purl.org/dc/elements/1.1/': 'dc:',
  'http://purl.org/rss/1.0/modules/content/': 'content:',
  'http://search.yahoo.com/mrss/': 'media:',
  'http://www.w3.org/XML/1998/namespace': 'xml:',
  'http://www.w3.org/2000/xmlns/': 'xmlns:',
};

/** Returns a document's root. @throws Error if it isn't well-formed or a prefix isn't declared */
export function parseXml(text: string): Xml {
  const open: Xml[] = [{ name: '', attributes: {}, children: [], text: '' }];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const element: Xml = {
      name: named(uri, local),
      attributes: Object.fromEntries(
        Object.values(attributes).map((each) => [named(each.uri, each.local), each.value]),
      ),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  const add = (text: string) => (open.at(-1)!.text += text);
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(text).close();
  return open[0]!.children[0]!;
}

export function all(parent: Xml | undefined, name: string): Xml[] {
  return parent?.children.filter((child) => child.name === name) ?? [];
}

export function one(parent: Xml | undefined, name: string): Xml | undefined {
  return all(parent, name)[0];
}

/** Returns the text of the first child with a name. */
export function textOf(parent: Xml | undefined, name: string): string | undefined {
  return one(parent, name)?.text;
}

/** Returns an element and all its descendants. */
export function below(element: Xml): Xml[] {
  return [element, ...element.children.flatMap(below)];
}

function named(uri: string, local: string): string {
  return `${prefixes[uri] ?? '?:'}${local}`;
}
