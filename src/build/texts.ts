import { dirname, join } from 'node:path';
import { emptyBody, type RenderedBody } from '../archive/model.ts';
import type { Reading } from '../check/check.ts';
import { codeDigest } from '../loader/code-digest.ts';
import { digest } from '../loader/digest.ts';
import type { ContentFile } from '../loader/entry.ts';
import type { Finding } from '../loader/finding.ts';
import type { Folder } from '../loader/archive-paths.ts';
import { imagesByFolder } from '../loader/images.ts';
import { Shelves } from '../loader/folder-cache.ts';
import { siteLanguage } from '../loader/site.ts';
import { error, start } from '../loader/source.ts';
import type { TextOf } from '../loader/load-archive.ts';
import type { Rendering } from '../markdown/processor.ts';
import type { Unrendered } from './tasks.ts';
import { withBase } from '../paths.ts';
import { keyOf } from './keys.ts';
import type { Workers } from './workers.ts';

/** What is kept of a rendering and looked at each time. */
type Short = Omit<RenderedBody, 'key' | 'html'> & { digest: string };
type TextShelves = Shelves<Short>;

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
 */
export async function renderTexts(
  folder: Folder,
  { files, images: paths }: Pick<Reading, 'files' | 'images'>,
  workers: Workers,
): Promise<TextsRead> {
  const shelves: TextShelves = new Shelves(join(folder.cache, 'texts', digest(folder.root)));
  const images = await imagesByFolder(paths);
  const language = siteLanguage(folder);
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
      const key = keyOf(
        code,
        withBase(''),
        surroundings.language,
        [...surroundings.images],
        textDigest,
      );
      if (shelves.take(file, key)) continue;
      waiting.push({ file, key });
      yield { markdown: source.body, surroundings };
    }
  }

  const rendered = await workers.render(unrendered());
  const findings: Finding[] = [];
  for (const [index, text] of rendered.entries()) {
    const { file, key } = waiting[index]!;
    if ('failure' in text) findings.push(unrenderable(file, text.failure));
    else shelves.put(file, key, shortly(text), text.html);
  }
  shelves.save();
  return { files: read, textOf: (file) => textOf(file, shelves), findings };
}

/** All but the HTML, which stands behind it. */
function shortly({ html, opening, images }: Rendering): Short {
  return { digest: keyOf(html, opening, images), opening, images };
}

function textOf({ source: { file }, textDigest }: ContentFile, shelves: TextShelves): RenderedBody {
  const kept = textDigest && shelves.known(file);
  if (!kept) return emptyBody;
  const { digest, opening, images } = kept;
  return {
    key: digest,
    opening,
    images,
    get html() {
      return shelves.long(file);
    },
  };
}

function unrenderable(file: string, failure: string): Finding {
  return error(file, start, `the text can’t be rendered: ${failure}`, 'markdown');
}
