import { escapeUTF8 } from 'entities';
import { urlOnSite } from './sites.ts';

/** What tags need of the post that they are in. */
export interface TagContext {
  /** Returns the URL of the post that a tag names. */
  linkTo(reference: string): string | undefined;
  /** Is called with each tag that is left out. */
  warn(tag: string): void;
}

export interface Tag {
  opener: string;
  name: string;
  values: string[];
  named: Readonly<Record<string, string>>;
}

/** @example tagArguments(' figure src="a.png" ') // => { name: 'figure', values: [], named: { src: 'a.png' } } */
export function tagArguments(content: string): Omit<Tag, 'opener'> {
  const parts = content
    .replace(/^-|-$/g, '')
    .matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|'([^']*)'|([^\s"',]+)/g);
  const values: string[] = [];
  const named: Record<string, string> = {};
  for (const [, name, a, b, c, d, e, f] of parts) {
    const value = a ?? b ?? c?.replace(/,$/, '') ?? d ?? e ?? f ?? '';
    if (name) named[name.toLowerCase()] = value;
    else values.push(value);
  }
  return { name: values.shift()?.toLowerCase() ?? '', values, named };
}

/** Returns the Markdown or HTML that a tag stands for; without any, the tag is reported and left out. */
export function tagText(tag: Tag, context: TagContext): string {
  const { opener, name, values, named } = tag;
  if (opener === '{:') return '';
  if (opener === '{{') return output(tag, context);
  // Hugo shows a shortcode as text if it is in a comment.
  if (opener.startsWith('{{') && name.startsWith('/*'))
    return `${opener} ${[name.slice(2), ...values].join(' ').replace(/\s*\*\/\s*$/, '')} ${opener === '{{<' ? '>}}' : '%}}'}`;
  if (/^(?:\/|end)/.test(name)) return '';
  const isInclude = /^include/.test(name);
  const kind = isInclude ? (values.shift() ?? '').replace(/^.*\//, '').replace(/\.\w+$/, '') : name;
  const convert = Object.entries(conversions).find(([names]) =>
    names.split(' ').some((each) => kind === each),
  );
  const text = convert?.[1]({ ...tag, values }, context);
  if (text !== undefined) return text;
  const id = [named.id, named.url, named.src, ...values].find(Boolean);
  if (/youtube|yt|vimeo|video/.test(kind) && id) return embed(kind, id);
  context.warn(
    `${opener} ${isInclude ? `include ${kind}` : name} ${opener === '{%' ? '%}' : opener === '{{<' ? '>}}' : '%}}'}`,
  );
  return '';
}

/** Returns the text of `{{ … }}`: the site's own address, or a path with filters. */
function output({ name, values }: Tag, { warn }: TagContext): string {
  const first = name.replace(/\|.*$/, '');
  if (/^site\.(?:base_?url|url)$/.test(first)) return '';
  if (/^\/[^\s]*$/.test(first)) return values.length || name.includes('|') ? first : name;
  warn(`{{ ${name} }}`);
  return '';
}

/** Names of tags and includes → what they stand for. */
const conversions: Readonly<Record<string, (tag: Tag, context: TagContext) => string | undefined>> =
  {
    'ref relref post_url link': ({ values, named }, { linkTo }) => {
      const [target = named.path ?? ''] = values;
      // Programs name the ids of headings differently.
      const [path = ''] = target.split('#');
      const link = linkTo(path);
      if (link) return link;
      return /\.(?!md|markdown|html?$)\w+$/.test(path)
        ? `/${path.replace(/^\//, '')}`
        : `missing:${encodeURIComponent(target)}`;
    },
    'figure image img picture': ({ values, named }) => {
      const source =
        named.src ??
        named.url ??
        named.image_path ??
        named.path ??
        named.file ??
        values.find((value) => /[./]/.test(value));
      if (!source) return undefined;
      const alt = escapeUTF8(named.alt ?? named.title ?? named.caption ?? '');
      const caption = named.caption ?? named.title ?? named.attr;
      const image = `<img src="${escapeUTF8(source)}" alt="${alt}">`;
      const linked = named.link ? `<a href="${escapeUTF8(named.link)}">${image}</a>` : image;
      return caption
        ? `<figure>${linked}<figcaption>${escapeUTF8(caption)}</figcaption></figure>`
        : linked;
    },
    'gist speakerdeck': ({ name, values, named }) => {
      const id = named.id ?? values.slice(0, 2).join('/');
      return id && embed(name, id);
    },
    'tweet twitter x': ({ values, named }) => {
      const [id] = [...values, named.id].filter(Boolean);
      const user = named.user ?? 'i';
      return (
        id &&
        `<https://twitter.com/${/^\d+$/.test(id) ? `${user}/status/${id}` : id.replace(/^https?:\/\/[^/]*\//, '')}>`
      );
    },
    'audio podcast': ({ values, named }) => {
      const source = named.src ?? named.mp3 ?? values[0];
      return source && `<audio src="${escapeUTF8(source)}"></audio>`;
    },
  };

/** Returns the HTML of what a site shows by its id, or of what is at a URL. */
function embed(site: string, id: string): string {
  const url = urlOnSite(site, id) ?? id;
  const isVideo = /youtube|yt|vimeo|video/.test(site);
  return isVideo
    ? `<video src="${escapeUTF8(url)}"></video>`
    : `<iframe src="${escapeUTF8(url)}"></iframe>`;
}
