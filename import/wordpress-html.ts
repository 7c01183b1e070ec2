import { escapeUTF8 } from 'entities';
import { downloadType } from '../src/archive/download-type.ts';
import { galleryImages, shortcodes, type WordpressContext } from './wordpress-shortcodes.ts';

const blocks =
  'address|article|aside|blockquote|details|div|dl|fieldset|figure|footer|form|h[1-6]|header|hr|iframe|li|ol|p|pre|section|table|ul|video|audio';
const startsBlock = new RegExp(`^<(?:/?(?:${blocks})\\b|!--)`, 'i');

const noContext: WordpressContext = { attachments: new Map(), own: [], blocks: new Map() };

/**
 * Returns the HTML that WordPress makes of a stored post: an empty line ends a paragraph, a URL on a line
 * of its own is embedded, code and captions are in square brackets. What shows something of the former
 * site is left out with a warning. What may be long excludes its own start: else unclosed ones would take
 * quadratic time.
 */
export function wordpressHtml(
  content: string,
  context: WordpressContext = noContext,
): { html: string; warnings: string[] } {
  const codeBlocks: string[] = [];
  const warnings = new Set<string>();
  const setAside = (html: string) => `\n\n<!--code ${codeBlocks.push(html) - 1}-->\n\n`;
  const reused = content.replaceAll(
    /<!-- wp:block \{"ref":(\d+)[^<\n]*?-->/g,
    (block, id: string) => context.blocks.get(id) ?? block,
  );
  const text = reused
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/<!-- wp:([\w/-]+)(?![\w/-])[^<\n]*?\/-->/g, (_, name: string) => {
      if (!/^(?:core\/)?(?:footnotes|spacer|more|nextpage|separator)$/.test(name))
        warnings.add(`its block "${name}" showed something of the site; it was left out`);
      return '\n\n';
    })
    .replaceAll(/<!-- \/?wp:[^<\n]*?-->/g, '\n\n')
    .replaceAll(
      /<div class="wp-block-embed__wrapper">\s*(https?:\/\/[^\s<"]+)\s*<\/div>/g,
      (_, url: string) => embedded(url),
    )
    .replaceAll(/<pre\b(?:(?!<pre\b)[^])*?<\/pre>/gi, setAside)
    .replaceAll(
      /\[(code|sourcecode|python|bash)\b([^\][]*)\]((?:(?!\[\1\b)[^])*?)\[\/\1\]/gi,
      (_, shortcode: string, attributes: string, source: string) => {
        const language = attributes.match(/lang(?:uage)?=["']?([\w+#-]+)/)?.[1];
        const name = language ?? (/code/i.test(shortcode) ? '' : shortcode);
        const className = name ? ` class="language-${name.toLowerCase()}"` : '';
        return setAside(`<pre><code${className}>${source.replace(/^\n/, '')}</code></pre>`);
      },
    )
    .replaceAll(/^[ \t]*(https?:\/\/[^\s<>"]+)[ \t]*$/gm, (_, url: string) => embedded(url));
  const notes = footnotes(context.footnotes);
  const plain = shortcodes(text, {
    warnings,
    notes,
    embedded,
    images: (ids) => galleryImages(ids, context),
  });
  const html = plain
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => (startsBlock.test(part) ? part : `<p>${part.replaceAll('\n', '<br>\n')}</p>`))
    .join('\n')
    .replaceAll(/<!--code (\d+)-->/g, (_, index: string) => codeBlocks[Number(index)] ?? '');
  const list = notes.map(({ id, text }) => `<li id="${escapeUTF8(id)}">${text}</li>`).join('');
  return {
    html: list ? `${html}\n<ol class="wp-block-footnotes">${list}</ol>` : html,
    warnings: [...warnings],
  };
}

/** Returns the HTML of a URL that WordPress embeds: a player, or else a link. */
function embedded(url: string): string {
  const address = escapeUTF8(url.replaceAll('&amp;', '&'));
  const isPage = !URL.canParse(url) || downloadType(url, '') === 'link';
  if (isPage && !/wordpress\.tv|dailymotion|ted\.com\/talks|peertube/.test(url))
    return `\n\n<p><a href="${address}">${address}</a></p>\n\n`;
  return /speakerdeck|slideshare|soundcloud|mixcloud|gist/.test(url)
    ? `\n\n<iframe src="${address}"></iframe>\n\n`
    : `\n\n<video src="${address}"></video>\n\n`;
}

function footnotes(json: string | undefined): { id: string; text: string }[] {
  try {
    const notes = JSON.parse(json ?? '[]') as { id?: unknown; content?: unknown }[];
    return notes.map(({ id, content }) => ({ id: String(id), text: String(content ?? '') }));
  } catch {
    return [];
  }
}
