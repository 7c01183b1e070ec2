import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { renderMarkdown } from '../markdown/processor.ts';
import type { Collection } from '../schema/collections.ts';
import { locate, type Located } from './content.ts';
import { digest, programDigest } from './digest.ts';
import { readEntry } from './entry.ts';
import { findingLine, Refusal, type Finding } from './finding.ts';
import { archiveFolder } from './folder.ts';
import { imagesByFolder, type FolderImages } from './images.ts';
import { readSite } from './site.ts';
import { error } from './source.ts';

/**
 * Loads one collection of the archive with the reader that `check` has. Unlike Astro's own glob(),
 * it names every broken file, renders again when the processor changed, and stops a build rather
 * than publish a text empty or drop it.
 * @throws Refusal in a build; in dev the findings are logged, and the last good state stays
 */
export function folderLoader(collection: Collection): Loader {
  return {
    name: `aftertalk-${collection}`,
    async load(context) {
      const findings = await sync(collection, context);
      if (!context.watcher && findings.length) throw new Refusal(findings);
      report(findings, context);
      watch(collection, context);
    },
  };
}

async function sync(collection: Collection, { store }: LoaderContext): Promise<Finding[]> {
  const folder = archiveFolder();
  const { language } = readSite(folder);
  const salt = digest(await programDigest(), language);
  const { located } = await locate(folder);
  const mine = located.filter((place) => place.collection === collection);
  const images = await imagesByFolder(join(folder.content, collection));
  const findings: Finding[] = [];
  for (const place of mine) {
    const text = await readFile(place.path, 'utf8');
    const beside = images.get(dirname(place.path));
    const now = digest(salt, place.file, text, beside?.digest ?? '');
    if (store.get(place.id)?.digest === now) continue;
    const entry = await renderEntry(place, text, language, beside);
    if (entry.findings) findings.push(...entry.findings);
    else store.set({ ...entry, digest: now, filePath: relative(process.cwd(), place.path) });
  }
  const there = new Set(mine.map(({ id }) => id));
  for (const id of store.keys()) if (!there.has(id)) store.delete(id);
  return findings;
}

async function renderEntry(
  { collection, id, file }: Located,
  text: string,
  siteLanguage: string,
  beside?: FolderImages,
) {
  const { data, source } = readEntry(collection, id, file, text);
  if (!data) return { findings: source.findings };
  const language = ('language' in data && data.language) || siteLanguage;
  const folder = dirname(file).replace(/^content\/?/, '');
  try {
    const surroundings = { language, folder, images: beside?.images ?? new Map() };
    const { html, opening, images } = await renderMarkdown(source.body, surroundings);
    return { id, data: { ...data }, rendered: { html, metadata: { opening, images } } };
  } catch (cause) {
    const message = `the text can’t be rendered: ${cause instanceof Error ? cause.message : cause}`;
    return { findings: [error(file, { line: 1, column: 1 }, message, 'markdown')] };
  }
}

function watch(collection: Collection, context: LoaderContext) {
  const directory = join(archiveFolder().content, collection === 'site' ? 'site.yaml' : collection);
  context.watcher?.add(directory);
  context.watcher?.on('all', (_event, path) => {
    if (relative(directory, path).startsWith('..')) return;
    void sync(collection, context).then((findings) => report(findings, context));
  });
}

function report(findings: readonly Finding[], { logger }: LoaderContext) {
  for (const finding of findings) logger.error(findingLine(finding));
}
