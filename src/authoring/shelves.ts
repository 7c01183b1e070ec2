import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keep, recall } from './kept-data.ts';

/** What is kept of the files of one folder, by file. */
type Shelf<Kept> = Record<string, Kept & { key: string }>;

/**
 * Plain data about files of content, as it is kept from one run to the next: a shelf for each folder,
 * so that who changes one talk does not write what is known of all others.
 */
export class Shelves<Kept extends object> {
  #folder: string;
  #before = new Map<string, Shelf<Kept>>();
  #now = new Map<string, Shelf<Kept>>();

  /** @param folder where they are kept */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What is kept of a file with this key; then it stays. */
  take(file: string, key: string): Kept | undefined {
    const known = this.#formerly(dirname(file))[file];
    if (known?.key !== key) return undefined;
    this.#shelf(file)[file] = known;
    return known;
  }

  /** Keeps what is known of a file now. @returns it */
  put(file: string, key: string, kept: Kept): Kept {
    return (this.#shelf(file)[file] = { ...kept, key });
  }

  get(file: string): Kept | undefined {
    return this.#now.get(dirname(file))?.[file];
  }

  /** Writes the shelves that changed, and forgets what was not asked for. */
  save(): void {
    for (const [place, shelf] of this.#now)
      if (!same(shelf, this.#formerly(place))) keep(this.#path(place), shelf);
    const there = new Set([...this.#now.keys()].map((place) => this.#path(place)));
    for (const path of list(this.#folder)) if (!there.has(path)) rmSync(path, { force: true });
  }

  #shelf(file: string): Shelf<Kept> {
    const place = dirname(file);
    const shelf = this.#now.get(place) ?? {};
    this.#now.set(place, shelf);
    return shelf;
  }

  #formerly(place: string): Shelf<Kept> {
    const known = this.#before.get(place) ?? recall<Shelf<Kept>>(this.#path(place)) ?? {};
    this.#before.set(place, known);
    return known;
  }

  #path(place: string): string {
    return join(this.#folder, `${place.replaceAll('/', '~')}.json`);
  }
}

/** Whether two shelves hold the same: the same objects, or as many. */
function same<Kept>(one: Shelf<Kept>, other: Shelf<Kept>): boolean {
  const files = Object.keys(one);
  return (
    files.length === Object.keys(other).length && files.every((file) => one[file] === other[file])
  );
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
}
