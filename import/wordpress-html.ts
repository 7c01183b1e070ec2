const blocks =
  'address|article|aside|blockquote|details|div|dl|fieldset|figure|footer|form|h[1-6]|header|hr|li|ol|p|pre|section|table|ul';
const startsBlock = new RegExp(`^<(?:/?(?:${blocks})\\b|!--)`, 'i');

/**
 * The HTML that WordPress makes of what it keeps: an empty line ends a paragraph, code and captions
 * stand in square brackets. Other such codes show something from elsewhere, and are told.
 */
export function paragraphs(content: string): { html: string; doubts: string[] } {
  const kept: string[] = [];
  const keep = (html: string) => `\n\n<!--kept ${kept.push(html) - 1}-->\n\n`;
  const text = content
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/<!-- \/?wp:.*?-->/g, '\n\n')
    .replaceAll(/<pre\b[\s\S]*?<\/pre>/gi, keep)
    .replaceAll(
      /\[(code|sourcecode|python|bash)([^\]]*)\]([\s\S]*?)\[\/\1\]/gi,
      (_, code: string, attributes: string, source: string) => {
        const language = attributes.match(/lang(?:uage)?=["']?([\w+#-]+)/)?.[1];
        const name = language ?? (/code/i.test(code) ? '' : code);
        const of = name ? ` class="language-${name.toLowerCase()}"` : '';
        return keep(`<pre><code${of}>${source.replace(/^\n/, '')}</code></pre>`);
      },
    )
    .replaceAll(
      /\[(?:embed|youtube|vimeo|slideshare)(?:=|\s+|\])(https?:[^\s\]["]+)[^\]]*\](?:\[\/embed\])?/gi,
      '\n\n<a href="$1">$1</a>\n\n',
    )
    .replaceAll(/\[caption\b[^\]]*\]([\s\S]*?)\[\/caption\]/gi, '$1');
  const codes = new Set(
    text.match(/\[(?:gallery|playlist|embed|youtube|audio|video|slideshare)\b[^\]]*\]/gi),
  );
  const html = text
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => (startsBlock.test(part) ? part : `<p>${part.replaceAll('\n', '<br>\n')}</p>`))
    .join('\n')
    .replaceAll(/<!--kept (\d+)-->/g, (_, index: string) => kept[Number(index)] ?? '');
  return { html, doubts: [...codes].map((code) => `${code} shows something that is not here`) };
}
