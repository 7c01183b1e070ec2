import XMLBuilder from 'fast-xml-builder';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  cdataPropName: '#cdata',
});

/** Returns an XML document. Keys that start with `@_` are attributes, `#text` is an element's text. */
export function xmlDocument(root: Record<string, unknown>): string {
  const declaration = { '@_version': '1.0', '@_encoding': 'UTF-8' };
  return xmlElements({ '?xml': declaration, ...root });
}

/** Returns elements without a declaration. Each text of `#cdata` is a section of its own. */
export function xmlElements(elements: Record<string, unknown>): string {
  return builder.build(elements);
}
