import { escapeUTF8 } from 'entities';

/** What a post refers to in its export. */
export interface WordpressContext {
  /** URLs of files by their ids. */
  attachments: ReadonlyMap<string, string>;
  /** The ids of the files that were uploaded for this post. */
  own: readonly string[];
  /** Contents of reusable blocks by their ids. */
  blocks: ReadonlyMap<string, string>;
  /** As the post's metadata has them, in JSON. */
  footnotes?: string | undefined;
}

interface ShortcodeContext {
  warnings: Set<string>;
  /** Footnotes; those in the text are added. */
  notes: { id: string; text: string }[];
  embedded(url: string): string;
  images(ids: string | undefined): string;
}

const attribute = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))|([^\s"'=\]]+)/g;

/** Replaces shortcodes that have a counterpart; of others, the text between them stays. */
export function shortcodes(text: string, context: ShortcodeContext): string {
  const { warnings, notes, embedded, images } = context;
  const closed = new Set([...text.matchAll(/\[\/([a-z][\w-]*)\]/gi)].map(([, name]) => name));
  return text
    .replaceAll(/\[embed\b[^\][]*\]\s*(https?:[^\s[\]]+)\s*\[\/embed\]/gi, (_, url: string) =>
      embedded(url),
    )
    .replaceAll(/\[caption\b[^\][]*\]((?:(?!\[caption\b)[^])*?)\[\/caption\]/gi, '$1')
    .replaceAll(
      /\[(ref|fn|footnote|efn_note)\]((?:(?!\[\1\])[^])*?)\[\/\1\]/gi,
      (_, _name, note: string) => {
        const id = `shortcode-note-${notes.push({ id: '', text: note })}`;
        notes.at(-1)!.id = id;
        return `<sup><a href="#${id}">*</a></sup>`;
      },
    )
    .replaceAll(
      /\[(\/?)([a-z][\w-]*)((?:[\s=][^\][]*)?)\]/gi,
      (whole, slash: string, name: string, rest: string) => {
        const shortcode = name.toLowerCase();
        const isClosed = closed.has(name);
        if (slash) return isClosed ? '' : whole;
        const { values, named } = attributesOf(rest.replace(/^=/, ''));
        const [first = ''] = values;
        const source =
          named.src ??
          named.mp4 ??
          named.webm ??
          named.mp3 ??
          named.url ??
          named.file ??
          named.ogg ??
          '';
        const url = rest.match(/https?:[^\s"'\]]+/)?.[0];
        const id = named.id ?? first;
        if (shortcode === 'gallery') return images(named.ids);
        if (shortcode === 'audio' && (source || url))
          return `\n\n<audio src="${escapeUTF8(source || (url ?? ''))}"></audio>\n\n`;
        if (/^(?:video|wpvideo)$/.test(shortcode) && source)
          return `\n\n<video src="${escapeUTF8(source)}"></video>\n\n`;
        if (/^(?:youtube|vimeo|slideshare|embed|gist|speakerdeck)$/.test(shortcode)) {
          const site = sites[shortcode];
          if (url) return embedded(url);
          if (site && /^[\w-]+$/.test(id)) return embedded(site + id);
        }
        if (
          !isClosed &&
          !/=/.test(rest) &&
          !/^(?:playlist|audio|video|embed|youtube|slideshare|contact-form)$/.test(shortcode)
        )
          return whole;
        warnings.add(`its shortcode [${name}] isn’t known to the importer; only its text was kept`);
        return '';
      },
    );
}

const sites: Readonly<Record<string, string>> = {
  youtube: 'https://www.youtube.com/watch?v=',
  vimeo: 'https://vimeo.com/',
  gist: 'https://gist.github.com/',
  speakerdeck: 'https://speakerdeck.com/player/',
};

function attributesOf(text: string) {
  const [values, named]: [string[], Record<string, string>] = [[], {}];
  for (const [, name, a, b, c, value] of text.matchAll(attribute))
    if (name) named[name.toLowerCase()] = a ?? b ?? c ?? '';
    else if (value) values.push(value);
  return { values, named };
}

/** Returns the images of a gallery, by their ids or else all of the post. */
export function galleryImages(
  ids: string | undefined,
  { attachments, own }: WordpressContext,
): string {
  const urls = (ids?.split(/[,\s]+/) ?? own).flatMap((id) => attachments.get(id) ?? []);
  const images = urls.filter((url) => /\.(?:png|jpe?g|gif|webp|avif)$/i.test(url));
  return `\n\n${images.map((url) => `<p><img src="${escapeUTF8(url)}"></p>`).join('\n\n')}\n\n`;
}
