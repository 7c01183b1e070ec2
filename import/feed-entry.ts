import type { parseFeed } from 'feedsmith';

/** An item of any kind of feed, its values unchanged. */
export interface FeedEntry {
  title: string;
  html: string;
  excerpt?: string | undefined;
  /** Its own base URL, if it has one. */
  base?: string | undefined;
  url?: string | undefined;
  /** What feed readers identify it by. */
  id?: string | undefined;
  published?: string | undefined;
  modified?: string | undefined;
  authors: string[];
  topics: string[];
  enclosures: string[];
  language?: string | undefined;
  /** Seconds. */
  duration?: number | undefined;
}

type Parsed = ReturnType<typeof parseFeed>;
type RssItem = NonNullable<Extract<Parsed, { format: 'rss' }>['feed']['items']>[number];
type RdfItem = NonNullable<Extract<Parsed, { format: 'rdf' }>['feed']['items']>[number];
type AtomItem = NonNullable<Extract<Parsed, { format: 'atom' }>['feed']['entries']>[number];

/** The id is the guid or, as in feed readers, the link. */
export function rssEntry(item: RssItem): FeedEntry {
  const { guid, enclosures, pubDate } = item;
  const common = commonFields(item);
  const link = item.link ?? (guid?.isPermaLink === false ? undefined : guid?.value);
  return {
    ...common,
    url: link,
    id: guid?.value ?? link,
    published: asText(pubDate) ?? common.published,
    authors: item.authors?.flatMap(({ name }) => name ?? []) ?? common.authors,
    topics: [...(item.categories?.flatMap(({ name }) => name ?? []) ?? []), ...common.topics],
    enclosures: enclosures?.flatMap(({ url }) => url ?? []) ?? [],
    duration: item.itunes?.duration,
  };
}

/** RSS 1.0, as Plone writes it: the id is `rdf:about`, the rest is Dublin Core. */
export function rdfEntry(item: RdfItem): FeedEntry {
  return {
    ...commonFields(item),
    url: item.link,
    id: item.rdf?.about ?? item.link,
    enclosures: [],
  };
}

export function atomEntry(entry: AtomItem): FeedEntry {
  const { title, content, summary, links = [], authors, categories } = entry;
  return {
    title: title?.value ?? '',
    html: htmlOf(content) || htmlOf(summary),
    excerpt: content?.value ? summary?.value : undefined,
    base: content?.xml?.base ?? entry.xml?.base,
    url: links.find(({ rel }) => !rel || rel === 'alternate')?.href,
    id: entry.id,
    published: asText(entry.published ?? entry.updated),
    modified: asText(entry.updated),
    authors: authors?.flatMap(({ name }) => name ?? []) ?? [],
    topics: categories?.flatMap(({ label, term }) => label ?? term ?? []) ?? [],
    enclosures: links.flatMap(({ rel, href }) => (rel === 'enclosure' && href ? [href] : [])),
    language: content?.xml?.lang ?? entry.xml?.lang,
  };
}

function commonFields(item: RssItem | RdfItem): Omit<FeedEntry, 'url' | 'id' | 'enclosures'> {
  const { title = '', description = '', content, dc, dcterms } = item;
  return {
    title,
    html: content?.encoded ?? description,
    excerpt: content?.encoded ? description : undefined,
    published: asText(dc?.dates?.[0] ?? dcterms?.created?.[0] ?? dcterms?.issued?.[0]),
    modified: asText(dcterms?.modified?.[0] ?? item.atom?.updated),
    authors: dc?.creators ?? [],
    topics: dc?.subjects ?? [],
    language: dc?.languages?.[0],
  };
}

/** Returns the HTML of a text construct, escaped if it is plain text. */
function htmlOf(text: { value?: string; type?: string } | undefined): string {
  const value = text?.value ?? '';
  if (text?.type && text.type !== 'text') return value;
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** The parser returns dates as text, but its types allow others. */
function asText(date: unknown): string | undefined {
  return typeof date === 'string' ? date : undefined;
}
