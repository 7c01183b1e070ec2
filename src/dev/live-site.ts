import { dirname, join } from 'node:path';
import { noText, type Text } from '../archive/talk.ts';
import { openContentCache } from '../check/checked-file.ts';
import { sourceFolder } from '../loader/code-digest.ts';
import { listContent } from '../loader/content-folder.ts';
import type { ContentFile } from '../loader/content-file.ts';
import type { ArchivePaths } from '../loader/archive-paths.ts';
import { imagesByFolder } from '../loader/images.ts';
import type { ContentCache } from '../loader/content-cache.ts';
import { readSite } from '../loader/site.ts';
import { loadArchive } from '../loader/load-archive.ts';
import { renderMarkdown, type Rendering } from '../markdown/processor.ts';
import type { Images } from '../markdown/rehype-images.ts';
import { icons } from '../outputs/icons.ts';
import { outputs } from '../outputs/index.ts';
import type { Output } from '../outputs/output.ts';

/** The site as the archive's files are at the moment, drafts included. */
export class LiveSite {
  #folder: ArchivePaths;
  #kept: ContentCache | undefined;
  #outputs: Promise<ReadonlyMap<string, Output>> | undefined;

  constructor(folder: ArchivePaths) {
    this.#folder = folder;
  }

  /** After a change of content: it is read again. */
  forget(): void {
    this.#outputs = undefined;
  }

  /** Every file of the site by name; of `public/` only the icons. */
  async outputs(): Promise<ReadonlyMap<string, Output>> {
    const before = this.#outputs;
    this.#outputs ??= this.#make();
    return this.#outputs.catch((error) => {
      this.#outputs = undefined;
      if (before) return before;
      throw error;
    });
  }

  async #make(): Promise<ReadonlyMap<string, Output>> {
    const { files: listed, images: paths } = await listContent(this.#folder);
    const images = await imagesByFolder(paths);
    const site = readSite(this.#folder);
    const kept = (this.#kept ??= openContentCache(this.#folder));
    const files = listed.map((file) => kept.read(file));
    // The check, in its thread, finds them known.
    kept.save();
    const textOf = (file: ContentFile) => text(file, site.language, images, this.#folder);
    const archive = loadArchive(this.#folder, site, files, textOf, true);
    const all = [...icons(this.#folder.public, sourceFolder), ...outputs(archive)];
    return new Map(all.map((output) => [output.file, output]));
  }
}

/** A text that is rendered when somebody asks for it. */
function text(
  { source, fields, textDigest }: ContentFile,
  siteLanguage: string,
  images: ReadonlyMap<string, Images>,
  { root }: ArchivePaths,
): Text {
  if (!textDigest) return noText;
  let made: Rendering | undefined;
  const rendering = () => {
    const language = ('language' in fields && fields.language) || siteLanguage;
    const place = dirname(source.file);
    const beside = images.get(join(root, place)) ?? new Map();
    const folder = place.replace(/^content\/?/, '');
    return (made ??= renderMarkdown(source.body, { language, folder, images: beside }));
  };
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
    get images() {
      return rendering().images;
    },
  };
}
