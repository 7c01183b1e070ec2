import type { parseFeed } from 'feedsmith';

/** An entry of any kind of feed, as it stands there. */
export interface Entry {
  title: string;
  html: string;
  excerpt?: string | undefined;
  /** What its links are relative to, where it says so itself. */
  base?: string | undefined;
  address?: string | undefined;
  /** What readers know it by. */
  id?: string | undefined;
  published?: string | undefined;
  modified?: string | undefined;
  authors: string[];
  topics: string[];
  enclosures: string[];
  language?: string | undefined;
}

type Parsed = ReturnType<typeof parseFeed>;
type RssItem = NonNullable<Extract<Parsed, { format: 'rss' }>['feed']['items']>[number];
type RdfItem = NonNullable<Extract<Parsed, { format: 'rdf' }>['feed']['items']>[number];
type AtomItem = NonNullable<Extract<Parsed, { format: 'atom' }>['feed']['entries']>[number];

/** The id is the guid; readers take the link where there is none. */
export function rssEntry(item: RssItem): Entry {
  const { guid, enclosures, pubDate } = item;
  const common = bothKinds(item);
  const link = item.link ?? (guid?.isPermaLink === false ? undefined : guid?.value);
  return {
    ...common,
    address: link,
    id: guid?.value ?? link,
    published: written(pubDate) ?? common.published,
    authors: item.authors?.flatMap(({ name }) => name ?? []) ?? common.authors,
    topics: [...(item.categories?.flatMap(({ name }) => name ?? []) ?? []), ...common.topics],
    enclosures: enclosures?.flatMap(({ url }) => url ?? []) ?? [],
  };
}

/** RSS 1.0, as Plone writes it: the id is `rdf:about`, all else is Dublin Core. */
export function rdfEntry(item: RdfItem): Entry {
  return {
    ...bothKinds(item),
    address: item.link,
    id: item.rdf?.about ?? item.link,
    enclosures: [],
  };
}

export function atomEntry(entry: AtomItem): Entry {
  const { title, content, summary, links = [], authors, categories } = entry;
  return {
    title: title?.value ?? '',
    html: htmlOf(content) || htmlOf(summary),
    excerpt: content?.value ? summary?.value : undefined,
    base: content?.xml?.base ?? entry.xml?.base,
    address: links.find(({ rel }) => !rel || rel === 'alternate')?.href,
    id: entry.id,
    published: written(entry.published ?? entry.updated),
    modified: written(entry.updated),
    authors: authors?.flatMap(({ name }) => name ?? []) ?? [],
    topics: categories?.flatMap(({ label, term }) => label ?? term ?? []) ?? [],
    enclosures: links.flatMap(({ rel, href }) => (rel === 'enclosure' && href ? [href] : [])),
    language: content?.xml?.lang ?? entry.xml?.lang,
  };
}

function bothKinds(item: RssItem | RdfItem): Omit<Entry, 'address' | 'id' | 'enclosures'> {
  const { title = '', description = '', content, dc, dcterms } = item;
  return {
    title,
    html: content?.encoded ?? description,
    excerpt: content?.encoded ? description : undefined,
    published: written(dc?.dates?.[0] ?? dcterms?.created?.[0] ?? dcterms?.issued?.[0]),
    modified: written(dcterms?.modified?.[0] ?? item.atom?.updated),
    authors: dc?.creators ?? [],
    topics: dc?.subjects ?? [],
    language: dc?.languages?.[0],
  };
}

/** Text that is no HTML is made one. */
function htmlOf(text: { value?: string; type?: string } | undefined): string {
  const value = text?.value ?? '';
  if (text?.type && text.type !== 'text') return value;
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** The parser hands dates on as they were written. */
function written(date: unknown): string | undefined {
  return typeof date === 'string' ? date : undefined;
}
