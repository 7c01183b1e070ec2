import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Text } from '../archive/talk.ts';
import { digest } from '../authoring/digest.ts';
import type { ContentFile } from '../authoring/entry.ts';
import { Refusal, type Finding } from '../authoring/finding.ts';
import type { Folder } from '../authoring/folder.ts';
import { imagesByFolder } from '../authoring/images.ts';
import { error, start } from '../authoring/source.ts';
import type { TextOf } from '../load.ts';
import type { Surroundings } from '../markdown/processor.ts';
import { keyOf } from './keys.ts';
import type { Workers } from './workers.ts';

/** A text and all that it is rendered with. */
export interface Unrendered {
  markdown: string;
  surroundings: Surroundings;
}

/** What became of it. */
export type Rendered = Text | { failure: string };

/** The texts of one folder, by their files, as they were last rendered. */
type Shelf = Record<string, Text & { key: string }>;

/**
 * The rendered texts of an archive's files. Those that are as they were are taken from what is
 * kept beside the program, a file for each folder of content; the others are rendered by workers.
 * @throws Refusal where a text can't be rendered: it is never published empty
 * @param program changes with the program: no rendering survives an edit of a plugin
 */
export async function renderTexts(
  folder: Folder,
  files: readonly ContentFile[],
  siteLanguage: string,
  program: string,
  workers: Workers,
): Promise<TextOf> {
  const kept = join('.cache/texts', digest(folder.root));
  const images = await imagesByFolder(join(folder.content, 'talks'));
  const shelves = new Map<string, Shelf>();
  const stale = new Set<string>();
  const waiting: { text: Unrendered; file: string; shelf: string; key: string }[] = [];

  for (const [place, members] of Map.groupBy(files, ({ source }) => dirname(source.file))) {
    const beside = images.get(join(folder.root, place))?.images ?? new Map();
    const before = readShelf(kept, place);
    const now: Shelf = {};
    for (const { collection, source, fields } of members) {
      if (collection === 'site' || source.body === '') continue;
      const language = ('language' in fields && fields.language) || siteLanguage;
      const surroundings = { language, folder: place.replace(/^content\/?/, ''), images: beside };
      const key = keyOf(program, language, [...beside], source.body);
      const known = before[source.file];
      if (known?.key === key) now[source.file] = known;
      else {
        const text = { markdown: source.body, surroundings };
        waiting.push({ text, file: source.file, shelf: place, key });
      }
    }
    if (Object.keys(before).some((file) => !now[file])) stale.add(place);
    shelves.set(place, now);
  }

  const findings: Finding[] = [];
  const rendered = await workers.render(waiting.map(({ text }) => text));
  for (const [index, text] of rendered.entries()) {
    const { file, shelf, key } = waiting[index]!;
    if ('failure' in text) findings.push(unrenderable(file, text.failure));
    else shelves.get(shelf)![file] = { ...text, key };
    stale.add(shelf);
  }
  for (const shelf of stale) writeShelf(kept, shelf, shelves.get(shelf)!);
  dropOthers(kept, shelves);
  if (findings.length) throw new Refusal(findings);
  return ({ source: { file } }) => shelves.get(dirname(file))?.[file] ?? empty;
}

function unrenderable(file: string, failure: string): Finding {
  return error(file, start, `the text can’t be rendered: ${failure}`, 'markdown');
}

const empty: Text = { html: '', opening: '', images: [] };

function readShelf(kept: string, place: string): Shelf {
  try {
    return JSON.parse(readFileSync(shelfFile(kept, place), 'utf8'));
  } catch {
    return {};
  }
}

function writeShelf(kept: string, place: string, shelf: Shelf) {
  mkdirSync(kept, { recursive: true });
  writeFileSync(shelfFile(kept, place), JSON.stringify(shelf));
}

function dropOthers(kept: string, shelves: ReadonlyMap<string, Shelf>) {
  if (!existsSync(kept)) return;
  const there = new Set([...shelves.keys()].map((place) => shelfFile(kept, place)));
  for (const name of readdirSync(kept)) if (!there.has(join(kept, name))) rmSync(join(kept, name));
}

function shelfFile(kept: string, place: string): string {
  return join(kept, `${place.replaceAll('/', '~')}.json`);
}
