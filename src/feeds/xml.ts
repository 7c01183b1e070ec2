import XMLBuilder from 'fast-xml-builder';

const options = {
  ignoreAttributes: false,
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
};

/** An XML document; keys that start with `@_` are attributes, `#text` is an element's text. */
export function xmlDocument(root: Record<string, unknown>): string {
  const declaration = { '@_version': '1.0', '@_encoding': 'UTF-8' };
  return new XMLBuilder(options).build({ '?xml': declaration, ...root });
}
