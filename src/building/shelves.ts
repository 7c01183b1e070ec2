import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Text } from '../archive/talk.ts';

/** The texts of one folder, by their files, as they were last rendered. */
type Shelf = Record<string, Text & { key: string }>;

/** Rendered texts as they are kept from one build to the next, a file for each folder of content. */
export class Shelves {
  #kept: string;
  #before = new Map<string, Shelf>();
  #now = new Map<string, Shelf>();

  /** @param kept the folder where they are */
  constructor(kept: string) {
    this.#kept = kept;
  }

  /** Whether a file's text is kept as it was rendered with this key; then it stays. */
  has(file: string, key: string): boolean {
    const known = this.#formerly(dirname(file))[file];
    if (known?.key !== key) return false;
    this.#shelf(file)[file] = known;
    return true;
  }

  put(file: string, key: string, text: Text): void {
    this.#shelf(file)[file] = { ...text, key };
  }

  get(file: string): Text | undefined {
    return this.#now.get(dirname(file))?.[file];
  }

  /** Writes what changed, and forgets what was not asked for. */
  save(): void {
    mkdirSync(this.#kept, { recursive: true });
    for (const [place, shelf] of this.#now)
      if (!same(shelf, this.#formerly(place)))
        writeFileSync(this.#path(place), JSON.stringify(shelf));
    const there = new Set([...this.#now.keys()].map((place) => this.#path(place)));
    for (const name of readdirSync(this.#kept)) {
      const path = join(this.#kept, name);
      if (!there.has(path)) rmSync(path);
    }
  }

  #shelf(file: string): Shelf {
    const place = dirname(file);
    const shelf = this.#now.get(place) ?? {};
    this.#now.set(place, shelf);
    return shelf;
  }

  #formerly(place: string): Shelf {
    const known = this.#before.get(place) ?? readShelf(this.#path(place));
    this.#before.set(place, known);
    return known;
  }

  #path(place: string): string {
    return join(this.#kept, `${place.replaceAll('/', '~')}.json`);
  }
}

function readShelf(path: string): Shelf {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}

/** Whether two shelves hold the same texts: the same objects, or as many. */
function same(one: Shelf, other: Shelf): boolean {
  const files = Object.keys(one);
  return (
    files.length === Object.keys(other).length && files.every((file) => one[file] === other[file])
  );
}
