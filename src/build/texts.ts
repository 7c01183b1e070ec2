import { join } from 'node:path';
import { emptyBody, type RenderedBody } from '../archive/model.ts';
import type { LazyContent } from '../check/check.ts';
import { codeDigest } from '../loader/code-digest.ts';
import { dataDigest, digest } from '../digest.ts';
import type { ContentFile } from '../loader/content-file.ts';
import type { Finding } from '../loader/finding.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { imagesByFolder, surroundingsOf } from '../loader/images.ts';
import { FolderCache } from '../loader/folder-cache.ts';
import { unrendered } from '../loader/text-bounds.ts';
import type { TextOf } from '../loader/load-archive.ts';
import type { Rendering } from '../markdown/processor.ts';
import type { TextRequest } from './worker.ts';
import { withBase } from '../paths.ts';
import type { Workers } from './workers.ts';

/** What the cache has of a text besides its HTML, which is read only if needed. */
type CachedText = Omit<RenderedBody, 'key' | 'html'> & { digest: string };
type TextCache = FolderCache<CachedText>;

/** An archive's files and their rendered texts. */
export interface RenderedContent {
  files: ContentFile[];
  textOf: TextOf;
  /** An error for each text that can't be rendered, so that none is published empty. */
  findings: Finding[];
}

/**
 * Reads an archive's files, while threads render the texts that aren't in the cache.
 * @param language of texts that name none
 * @param seconds that one text may take
 */
export async function renderTexts(
  paths: ArchivePaths,
  { files, images: imagePaths }: Pick<LazyContent, 'files' | 'images'>,
  language: string,
  workers: Workers,
  seconds?: number,
): Promise<RenderedContent> {
  const cache: TextCache = new FolderCache(join(paths.cache, 'texts', digest(paths.root)));
  const images = await imagesByFolder(imagePaths);
  const code = codeDigest('markdown/processor.ts');
  const read: ContentFile[] = [];
  const requested: { file: string; key: string }[] = [];

  function* uncached(): Generator<TextRequest> {
    for (const entry of files) {
      read.push(entry);
      const { source, textDigest } = entry;
      if (entry.collection === 'site' || !textDigest) continue;
      if (source.findings.some(({ rule }) => rule === 'text-bounds')) continue;
      const { file } = source;
      const surroundings = surroundingsOf(entry, language, images, paths);
      const key = dataDigest(
        code,
        withBase(''),
        surroundings.language,
        surroundings.interfaceLanguage,
        [...surroundings.images],
        surroundings.recording,
        textDigest,
      );
      if (cache.get(file, key)) continue;
      requested.push({ file, key });
      yield { markdown: source.body, surroundings };
    }
  }

  const rendered = await workers.renderTexts(uncached(), seconds);
  const findings: Finding[] = [];
  for (const [index, text] of rendered.entries()) {
    const { file, key } = requested[index]!;
    if ('failure' in text) findings.push(unrendered(file, text.failure));
    else cache.set(file, key, withoutHtml(text), text.html);
  }
  cache.save();
  return { files: read, textOf: (file) => textOf(file, cache), findings };
}

function withoutHtml({ html, ...rest }: Rendering): CachedText {
  return { digest: dataDigest(html, rest), ...rest };
}

function textOf({ source: { file }, textDigest }: ContentFile, cache: TextCache): RenderedBody {
  const cached = textDigest && cache.peek(file);
  if (!cached) return emptyBody;
  const { digest, opening, images, minutes } = cached;
  return {
    key: digest,
    opening,
    images,
    minutes,
    get html() {
      return cache.text(file);
    },
  };
}
