import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Located } from './content-folder.ts';
import { digest } from '../digest.ts';
import { readSource, type ContentFile } from './entry.ts';
import { Refusal } from './finding.ts';
import type { Folder } from './archive-paths.ts';
import { recall } from './cached-data.ts';
import type { Kept } from './cache-file.ts';
import { Shelves } from './folder-cache.ts';
import { error, readYaml, start, type Source } from './source.ts';

/** What is kept of a file, all of it plain data. */
interface Memory extends Pick<ContentFile, 'fields' | 'outline' | 'textDigest'> {
  /** The file's, when it was read. */
  stamp: string;
  whole: boolean;
  findings: Source['findings'];
  linesAbove: number;
  /** Where its body begins, from the end of the file; or what stands in its place. */
  body: number | string;
}

/** Reads a file of content. */
export type ReadFile = (place: Located, bytes: Buffer) => ContentFile;

/**
 * What files said when they were last read: only changed files are read again. One that nobody
 * touched is known by its stamp, any other by the digest of its bytes, so that a fresh checkout of
 * the same files is known too. Any change to the program forgets everything.
 */
export class ContentCache {
  #shelves: Shelves<Memory>;
  #read: ReadFile;
  #salt: string;

  /**
   * @param read reads a file that the cache doesn't have
   * @param code changes with the code of `read`
   */
  constructor({ root, cache }: Folder, read: ReadFile, code: string) {
    this.#shelves = new Shelves(join(cache, 'check', digest(root)));
    this.#read = read;
    this.#salt = code;
  }

  /** What a file says; one that can't be read says nothing but that. */
  read(place: Located): ContentFile {
    const { file, stamp } = place;
    try {
      const untouched = this.#untouched(place);
      if (untouched) return restored(place, untouched);
      // At once: ten times faster here than a promise for each.
      const bytes = readFileSync(place.path);
      const key = this.#salt + digest(bytes);
      const known = this.#shelves.take(file, key);
      if (known?.stamp === stamp) return restored(place, known, bytes);
      const read = known ?? memory(this.#read(place, bytes));
      // Not what was read itself: the trees of a great archive would fill the memory.
      return restored(place, this.#shelves.put(file, key, { ...read, stamp }), bytes);
    } catch (cause) {
      return unreadable(place, cause);
    }
  }

  save(): void {
    this.#shelves.save();
  }

  #untouched({ file, stamp }: Located): Kept<Memory> | undefined {
    const { stamp: then, key = '' } = this.#shelves.known(file) ?? {};
    const same = stamp !== '' && stamp === then && key.startsWith(this.#salt);
    return same ? this.#shelves.take(file, key) : undefined;
  }
}

function memory({ fields, outline, textDigest, data, source }: ContentFile): Omit<Memory, 'stamp'> {
  const { findings, linesAbove, body } = source;
  const instead = findings.some(({ rule }) => rule === 'text-bounds');
  return {
    fields,
    outline,
    textDigest,
    whole: !!data,
    findings,
    linesAbove,
    body: instead ? body : body.length,
  };
}

function restored(place: Located, kept: Kept<Memory>, bytes?: Buffer): ContentFile {
  const { collection, id } = place;
  const { fields, outline, textDigest, whole, key: digest } = kept;
  const data = whole ? (fields as ContentFile['data']) : undefined;
  const source = new KeptSource(place, kept, bytes?.toString('utf8'));
  return { collection, id, source, digest, textDigest, fields, data, outline };
}

/** A file that is read when more is asked of it than is kept. */
class KeptSource implements Source {
  readonly findings: Source['findings'];
  #place: Located;
  #kept: Kept<Memory>;
  #text: string | undefined;
  #read: Source | undefined;

  constructor(place: Located, kept: Kept<Memory>, text: string | undefined) {
    this.#place = place;
    this.#kept = kept;
    this.#text = text;
    this.findings = [...kept.findings];
  }

  get file() {
    return this.#place.file;
  }

  get linesAbove() {
    return this.#kept.linesAbove;
  }

  get body() {
    const { body } = this.#kept;
    return typeof body === 'string' ? body : this.#all().slice(this.#all().length - body);
  }

  get data() {
    return this.#source().data;
  }

  place(path: readonly PropertyKey[], at?: 'key' | 'value') {
    return this.#source().place(path, at);
  }

  written(path: readonly PropertyKey[]) {
    return this.#source().written(path);
  }

  #all(): string {
    return (this.#text ??= this.#again());
  }

  /** Never another text than the one that is known: it would be kept under that one's name. */
  #again(): string {
    const { file, path } = this.#place;
    const bytes = recall(path);
    if (bytes && this.#kept.key.endsWith(digest(bytes))) return bytes.toString('utf8');
    const message = 'this file changed while it was read; run this again';
    throw new Refusal([error(file, start, message, 'unreadable-file')]);
  }

  /** Places are asked for where there is a finding: rarely. */
  #source(): Source {
    const { collection, file } = this.#place;
    return (this.#read ??= readSource(collection, file, this.#all()));
  }
}

/** A file at which the program failed in a way that nobody foresaw: it hides no other's findings. */
function unreadable({ collection, id, file }: Located, cause: unknown): ContentFile {
  const said = cause instanceof Error ? cause.message : String(cause);
  const message = `reading this file failed (${said}); write what is unusual in it otherwise, and report it`;
  const source: Source = {
    ...readYaml(file, ''),
    data: undefined,
    findings: [error(file, start, message, 'unreadable-file')],
  };
  return { collection, id, source, fields: {} };
}
