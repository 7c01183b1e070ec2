import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { ViteDevServer } from 'vite';
import type { Text } from '../archive/talk.ts';
import { locate, type Located } from '../authoring/content.ts';
import type { ContentFile } from '../authoring/entry.ts';
import type { Folder } from '../authoring/folder.ts';
import { imagesByFolder, type FolderImages } from '../authoring/images.ts';
import { KeptFiles } from '../authoring/kept.ts';
import { unreadable } from '../authoring/read.ts';
import { readSite } from '../authoring/site.ts';
import { loadArchive } from '../load.ts';
import { renderMarkdown } from '../markdown/processor.ts';
import { outputs } from '../outputs/index.ts';
import type { Output } from '../outputs/output.ts';

/** The site as the archive's files are at the moment, drafts included. */
export class LiveSite {
  #folder: Folder;
  #read = new Map<string, { modified: number; file: ContentFile }>();
  #kept: KeptFiles | undefined;
  #outputs: Promise<ReadonlyMap<string, Output>> | undefined;

  /** @param watcher tells of every change below the archive's folders */
  constructor(folder: Folder, watcher: ViteDevServer['watcher']) {
    this.#folder = folder;
    watcher.on('all', (_event, path) => {
      if (!relative(folder.content, path).startsWith('..')) this.#outputs = undefined;
    });
  }

  /** Every file of the site but those of `public/`, by name. */
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
    const { located, images: paths } = await locate(this.#folder);
    const images = await imagesByFolder(paths);
    const site = readSite(this.#folder);
    this.#kept ??= await KeptFiles.open(this.#folder);
    const files = located.map((place) => this.#readOf(place, this.#kept!));
    const texts = new Map<ContentFile, Text>();
    const textOf = (file: ContentFile) => {
      const text = texts.get(file) ?? render(file, site.language, images, this.#folder);
      texts.set(file, text);
      return text;
    };
    const archive = loadArchive(this.#folder, site, files, textOf, true);
    return new Map(outputs(archive).map((output) => [output.file, output]));
  }

  #readOf(place: Located, kept: KeptFiles): ContentFile {
    const modified = statSync(place.path).mtimeMs;
    const known = this.#read.get(place.file);
    if (known?.modified === modified) return known.file;
    const file = readOr(place, kept);
    this.#read.set(place.file, { modified, file });
    return file;
  }
}

/** What a file says; one that can't be read says nothing, and `check` says why. */
function readOr(place: Located, kept: KeptFiles): ContentFile {
  try {
    return kept.read(place, readFileSync(place.path));
  } catch (cause) {
    return unreadable(place, cause);
  }
}

function render(
  { source, fields }: ContentFile,
  siteLanguage: string,
  images: ReadonlyMap<string, FolderImages>,
  { root }: Folder,
): Text {
  const language = ('language' in fields && fields.language) || siteLanguage;
  const place = dirname(source.file);
  const beside = images.get(join(root, place))?.images ?? new Map();
  const folder = place.replace(/^content\/?/, '');
  return renderMarkdown(source.body, { language, folder, images: beside });
}
