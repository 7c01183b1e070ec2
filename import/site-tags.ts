import { tagArguments, tagText, type TagContext } from './tag-text.ts';

/** Where a tag or code begins; what is in code isn't a tag. */
const openers = /^ {0,3}(`{3,}|~{3,})|`+|\{\{[<%]|\{%|\{\{|\{:/gm;

const closers: Readonly<Record<string, string>> = {
  '{{<': '>}}',
  '{{%': '%}}',
  '{%': '%}',
  '{{': '}}',
  '{:': '}',
};

/** A tag longer than this is text: its end is that of another. */
const lengthLimit = 2000;

/**
 * Replaces the tags of Jekyll, Hugo and Eleventy: code, figures, videos and links become Markdown and
 * HTML, others are left out and reported. Nothing of them is published as text.
 */
export function replaceTags(body: string, context: TagContext): string {
  let [text, position] = ['', 0];
  /** What has no further occurrence isn't sought again: else unclosed tags would take quadratic time. */
  const absent = new Set<string>();
  const find = (
    closer: string | RegExp,
    from: number,
  ): { start: number; end: number } | undefined => {
    const name = String(closer);
    if (absent.has(name)) return undefined;
    if (typeof closer === 'string') {
      const start = body.indexOf(closer, from);
      if (start < 0) absent.add(name);
      return start < 0 ? undefined : { start, end: start + closer.length };
    }
    const match = ((closer.lastIndex = from), closer.exec(body));
    if (!match) absent.add(name);
    return match ? { start: match.index, end: closer.lastIndex } : undefined;
  };
  for (openers.lastIndex = 0; ;) {
    openers.lastIndex = position;
    const match = openers.exec(body);
    if (!match) break;
    const [opener, fence] = match;
    text += body.slice(position, match.index);
    const start = match.index + opener.length;
    const closer = closers[opener];
    const isCode = !closer && opener.trim().length <= 20;
    const end = closer
      ? find(closer, start)
      : isCode
        ? find(
            fence
              ? new RegExp(`^ {0,3}${fence}[${fence[0]}]*[ \\t]*$`, 'gm')
              : new RegExp(`(?<!\`)${opener}(?!\`)`, 'g'),
            start,
          )
        : undefined;
    const isTag = closer && end && end.start - start < lengthLimit;
    if (!isTag) {
      // An unclosed fence takes the rest; an unclosed tag or backtick is text.
      position = closer ? start : (end?.end ?? (fence ? body.length : start));
      text += body.slice(match.index, position);
      continue;
    }
    const tag = { opener, ...tagArguments(body.slice(start, end.start)) };
    position = end.end;
    const closing = pairs[tag.name];
    const inner =
      closing && opener !== '{{' && opener !== '{:' ? find(endTag(closing), position) : undefined;
    if (inner) {
      const content = paired(tag.name, body.slice(position, inner.start), tag.values[0] ?? '');
      text += /^`/.test(content) ? `${/(?:^|\n)$/.test(text) ? '' : '\n'}${content}\n` : content;
      position = inner.end;
    } else text += tagText(tag, context);
  }
  return text + body.slice(position);
}

/** Tags whose content isn't Markdown with tags, and how they end. */
const pairs: Readonly<Record<string, string>> = {
  highlight: '(?:end|/ *)highlight',
  raw: 'endraw',
  verbatim: 'endverbatim',
  comment: 'endcomment',
};

function endTag(name: string): RegExp {
  return new RegExp(`\\{(?:%|\\{[<%])-? ?${name} ?-?(?:%|[%>]\\})\\}`, 'g');
}

function paired(name: string, content: string, language: string): string {
  if (name === 'comment') return '';
  if (name !== 'highlight') return content;
  const longest = Math.max(2, ...(content.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${content.replace(/^[ \t]*\n|\n[ \t]*$/g, '')}\n${fence}`;
}

/** Removes the imports of a post in MDX, and the tags of components that aren't HTML. */
export function withoutComponents(body: string, context: TagContext): string {
  return body
    .replaceAll(/^(?:import|export) [^\n]*(?:\n[^\n]+)*/gm, '')
    .replaceAll(
      /<(\/?)([A-Z][\w.]*)([^<>]*)>/g,
      (_, slash: string, name: string, properties: string) => {
        const id = properties.match(/\b(?:id|videoId|url|src)=["'{]+([^"'{}]+)/)?.[1];
        if (id && /youtube|vimeo/i.test(name))
          return tagText(
            { opener: '<', name: name.toLowerCase(), values: [id], named: {} },
            context,
          );
        if (!slash) context.warn(`<${name}>`);
        return '';
      },
    );
}
