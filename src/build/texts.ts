import { dirname, join } from 'node:path';
import { noText, type Text } from '../archive/talk.ts';
import type { LazyContent } from '../check/check.ts';
import { codeDigest } from '../loader/code-digest.ts';
import { dataDigest, digest } from '../digest.ts';
import type { ContentFile } from '../loader/content-file.ts';
import type { Finding } from '../loader/finding.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { imagesByFolder } from '../loader/images.ts';
import { FolderCache } from '../loader/folder-cache.ts';
import { error, start } from '../loader/source.ts';
import type { TextOf } from '../loader/load-archive.ts';
import type { Rendering } from '../markdown/processor.ts';
import type { Unrendered } from './tasks.ts';
import { at } from '../paths.ts';
import type { Workers } from './workers.ts';

/** What is kept of a rendering and looked at each time. */
type Short = Omit<Text, 'key' | 'html'> & { digest: string };
type TextCache = FolderCache<Short>;

/** An archive's files with their texts rendered. */
export interface TextsRead {
  files: ContentFile[];
  textOf: TextOf;
  /** Texts that can't be rendered: none is ever published empty. */
  findings: Finding[];
}

/**
 * Reads an archive's files, and renders their texts meanwhile. Those that are as they were are taken
 * from the cache, a file for each folder of content; workers render the others.
 * @param language of texts that name none
 */
export async function renderTexts(
  folder: ArchivePaths,
  { files, images: paths }: Pick<LazyContent, 'files' | 'images'>,
  language: string,
  workers: Workers,
): Promise<TextsRead> {
  const cache: TextCache = new FolderCache(join(folder.cache, 'texts', digest(folder.root)));
  const images = await imagesByFolder(paths);
  const code = codeDigest('markdown/processor.ts');
  const read: ContentFile[] = [];
  const waiting: { file: string; key: string }[] = [];

  function* unrendered(): Generator<Unrendered> {
    for (const entry of files) {
      read.push(entry);
      const { source, textDigest } = entry;
      if (entry.collection === 'site' || !textDigest) continue;
      const { file } = source;
      const place = dirname(file);
      const surroundings = {
        language: ('language' in entry.fields && entry.fields.language) || language,
        folder: place.replace(/^content\/?/, ''),
        images: images.get(join(folder.root, place)) ?? new Map(),
      };
      const key = dataDigest(
        code,
        at(''),
        surroundings.language,
        [...surroundings.images],
        textDigest,
      );
      if (cache.get(file, key)) continue;
      waiting.push({ file, key });
      yield { markdown: source.body, surroundings };
    }
  }

  const rendered = await workers.render(unrendered());
  const findings: Finding[] = [];
  for (const [index, text] of rendered.entries()) {
    const { file, key } = waiting[index]!;
    if ('failure' in text) findings.push(unrenderable(file, text.failure));
    else cache.set(file, key, shortly(text), text.html);
  }
  cache.save();
  return { files: read, textOf: (file) => textOf(file, cache), findings };
}

/** All but the HTML, which stands behind it. */
function shortly({ html, opening, images }: Rendering): Short {
  return { digest: dataDigest(html, opening, images), opening, images };
}

function textOf({ source: { file }, textDigest }: ContentFile, cache: TextCache): Text {
  const kept = textDigest && cache.peek(file);
  if (!kept) return noText;
  const { digest, opening, images } = kept;
  return {
    key: digest,
    opening,
    images,
    get html() {
      return cache.text(file);
    },
  };
}

function unrenderable(file: string, failure: string): Finding {
  return error(file, start, `the text can’t be rendered: ${failure}`, 'markdown');
}
