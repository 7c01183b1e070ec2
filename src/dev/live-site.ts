import { join } from 'node:path';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { emptyBody, type RenderedBody } from '../archive/model.ts';
import { openContentCache } from '../check/checked-file.ts';
import { sourceFolder } from '../loader/code-digest.ts';
import { archiveFile, listContent } from '../loader/content-folder.ts';
import type { ContentFile } from '../loader/content-file.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { imagesByFolder, surroundingsOf } from '../loader/images.ts';
import type { ContentCache } from '../loader/content-cache.ts';
import { findingLine } from '../loader/finding.ts';
import type { Source } from '../loader/source.ts';
import { unrendered } from '../loader/text-bounds.ts';
import { inTime } from '../loader/time-limit.ts';
import { readSite } from '../loader/site.ts';
import { loadArchive } from '../loader/load-archive.ts';
import { renderMarkdown, type Rendering, type Surroundings } from '../markdown/processor.ts';
import { icons } from '../outputs/icons.ts';
import { outputs } from '../outputs/index.ts';
import type { Output } from '../outputs/output.ts';

/** The site of the archive's current files, including drafts. */
export class LiveSite {
  #paths: ArchivePaths;
  #contentCache: ContentCache | undefined;
  #outputs: Promise<ReadonlyMap<string, Output>> | undefined;

  constructor(paths: ArchivePaths) {
    this.#paths = paths;
  }

  /** Makes the next request read the content again, after a change. */
  invalidate(): void {
    this.#outputs = undefined;
  }

  /**
   * Returns every file of the site by name, but of `public/` only the icons. If the content can't be
   * read, the files are those from before the change.
   */
  async outputs(): Promise<ReadonlyMap<string, Output>> {
    const before = this.#outputs;
    this.#outputs ??= this.#readOutputs();
    return this.#outputs.catch((error) => {
      this.#outputs = undefined;
      if (before) return before;
      throw error;
    });
  }

  async #readOutputs(): Promise<ReadonlyMap<string, Output>> {
    const { files: listed, images: imagePaths } = await listContent(this.#paths);
    const images = await imagesByFolder(imagePaths);
    const site = readSite(this.#paths);
    const cache = (this.#contentCache ??= openContentCache(this.#paths));
    const files = listed.map((place) => cache.read(place));
    // Saved for the check, which runs in a thread.
    cache.save();
    const textOf = (file: ContentFile) =>
      lazyText(file, () => surroundingsOf(file, site.language, images, this.#paths));
    const archive = loadArchive(this.#paths, site, files, textOf, true);
    const all = [
      ...icons(this.#paths.public, sourceFolder),
      ...imagePaths.map((from) => ({ file: siteFile(this.#paths, from), from })),
      ...outputs(archive, join(this.#paths.content, 'talks')),
    ];
    return new Map(all.map((output) => [output.file, output]));
  }
}

/** Returns the path on the site of an image next to a talk. @example 'talks/pygrunn-2011/zmq.png' */
function siteFile(paths: ArchivePaths, path: string): string {
  return archiveFile(paths, path).slice('content/'.length);
}

/** Returns a text that is rendered when it is first used. */
function lazyText(
  { source, textDigest }: ContentFile,
  surroundings: () => Surroundings,
): RenderedBody {
  if (!textDigest) return emptyBody;
  let cached: Rendering | undefined;
  const rendering = () => (cached ??= renderOrExplain(source, surroundings()));
  return {
    get key() {
      return rendering().html;
    },
    get html() {
      return rendering().html;
    },
    get opening() {
      return rendering().opening;
    },
    get minutes() {
      return rendering().minutes;
    },
    get images() {
      return rendering().images;
    },
  };
}

/** Returns the reason instead of a text that can't be rendered, so that all other pages work. */
function renderOrExplain({ file, body }: Source, surroundings: Surroundings): Rendering {
  try {
    return inTime(() => renderMarkdown(body, surroundings));
  } catch (cause) {
    const reason = findingLine(unrendered(file, String((cause as Error).message)));
    return { html: toHtml(h('p', reason)), opening: reason, images: [] };
  }
}
