import { escapeUTF8 } from 'entities';
import { urlOnSite } from './sites.ts';
import { tagArguments } from './tag-text.ts';

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
        const { values, named } = tagArguments(`${name} ${rest.replace(/^=/, '')}`);
        if (shortcode === 'gallery') return images(named.ids);
        const { src, mp4, webm, mp3, file, ogg, url, id = values[0] } = named;
        const source =
          src ?? mp4 ?? webm ?? mp3 ?? url ?? file ?? ogg ?? rest.match(/https?:[^\s"'\]]+/)?.[0];
        if (source && /^(?:audio|video|wpvideo)$/.test(shortcode)) {
          const element = shortcode.replace('wp', '');
          return `\n\n<${element} src="${escapeUTF8(source)}"></${element}>\n\n`;
        }
        if (/^(?:youtube|vimeo|slideshare|embed|gist|speakerdeck)$/.test(shortcode)) {
          const found = source ?? urlOnSite(shortcode, id ?? '');
          if (found) return embedded(found);
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

/** Returns the images of a gallery, by their ids or else all of the post. */
export function galleryImages(
  ids: string | undefined,
  { attachments, own }: WordpressContext,
): string {
  const urls = (ids?.split(/[,\s]+/) ?? own).flatMap((id) => attachments.get(id) ?? []);
  const images = urls.filter((url) => /\.(?:png|jpe?g|gif|webp|avif)$/i.test(url));
  return `\n\n${images.map((url) => `<p><img src="${escapeUTF8(url)}"></p>`).join('\n\n')}\n\n`;
}
