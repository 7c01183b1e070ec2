/** A feed's XML made fit for the parser, and what of it can't be read. */
export interface FeedText {
  xml: string;
  /** How many items stand in it. */
  items: number;
  /** Whether it ends in the middle; what stands before is read. */
  cut: boolean;
}

/** Takes what there is of a feed, be it cut short. */
export function feedText(source: string): FeedText {
  // RSS 1.0 lists its items' addresses beforehand; the parser takes the list for an item.
  const text = source.replace(/<items\b[^>]*>[\s\S]*?<\/items>/, '');
  const plain = text.replaceAll(/<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?-->/g, '');
  const items = [...plain.matchAll(/<(?:\w+:)?(?:item|entry)[\s>]/g)].length;
  const root = plain.match(/<((?:\w+:)?(?:RDF|rss|feed))[\s>]/)?.[1];
  if (!root || plain.trimEnd().endsWith(`</${root}>`)) return { xml: text, items, cut: false };
  const ends = [...text.matchAll(/<\/(?:item|entry)>/g)];
  const last = ends.at(-1);
  const upTo = last ? text.slice(0, last.index + last[0].length) : text;
  const inChannel = /rss$/.test(root) ? '</channel>' : '';
  return { xml: `${upTo}${inChannel}</${root}>`, items, cut: true };
}
