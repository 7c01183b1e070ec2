const blocks =
  'address|article|aside|blockquote|details|div|dl|fieldset|figure|footer|form|h[1-6]|header|hr|li|ol|p|pre|section|table|ul';
const startsBlock = new RegExp(`^<(?:/?(?:${blocks})\\b|!--)`, 'i');

/**
 * Returns the HTML that WordPress makes of a stored post: an empty line ends a paragraph, code and
 * captions are in square brackets. Other shortcodes embed something, which a warning names. What may be
 * long excludes its own start: else unclosed ones would take quadratic time.
 */
export function wordpressHtml(content: string): { html: string; warnings: string[] } {
  const codeBlocks: string[] = [];
  const setAside = (html: string) => `\n\n<!--code ${codeBlocks.push(html) - 1}-->\n\n`;
  const text = content
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/<!-- \/?wp:[^<\n]*?-->/g, '\n\n')
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
    .replaceAll(
      /\[(?:embed|youtube|vimeo|slideshare)(?:=|\s+|\])(https?:[^\s\]["]+)(?=[\s\]"])[^\][]*\](?:\[\/embed\])?/gi,
      '\n\n<a href="$1">$1</a>\n\n',
    )
    .replaceAll(/\[caption\b[^\][]*\]((?:(?!\[caption\b)[^])*?)\[\/caption\]/gi, '$1');
  const embeds = new Set(
    text.match(/\[(?:gallery|playlist|embed|youtube|audio|video|slideshare)\b[^\][]*\]/gi),
  );
  const html = text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => (startsBlock.test(part) ? part : `<p>${part.replaceAll('\n', '<br>\n')}</p>`))
    .join('\n')
    .replaceAll(/<!--code (\d+)-->/g, (_, index: string) => codeBlocks[Number(index)] ?? '');
  return {
    html,
    warnings: [...embeds].map((embed) => `${embed} embeds something that isn’t imported`),
  };
}
