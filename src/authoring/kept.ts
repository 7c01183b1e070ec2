import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Located } from './content.ts';
import { digest, programDigest } from './digest.ts';
import { readSource, type ContentFile } from './entry.ts';
import type { Folder } from './folder.ts';
import { readFileOf } from './read.ts';
import type { Source } from './source.ts';

/** What is kept of a file, all of it plain data. */
interface Memory extends Pick<ContentFile, 'fields' | 'outline'> {
  digest: string;
  whole: boolean;
  findings: Source['findings'];
  linesAbove: number;
  /** Where its body begins, from the end of the file; or what stands in its place. */
  body: number | string;
}

/**
 * What files said when they were last read, by the digest of their bytes: only changed files are
 * read again. Any change to the program forgets everything.
 */
export class KeptFiles {
  #path: string;
  #salt: string;
  #before: Record<string, Memory>;
  #now: Record<string, Memory> = Object.create(null);

  static async open(folder: Folder): Promise<KeptFiles> {
    return new KeptFiles(
      join('.cache/check', `${digest(folder.root)}.json`),
      await programDigest(),
    );
  }

  private constructor(path: string, salt: string) {
    this.#path = path;
    this.#salt = salt;
    this.#before = remembered(path, salt);
  }

  read(place: Located, bytes: Buffer): ContentFile {
    const now = digest(bytes);
    const before = this.#before[place.file];
    const kept = before?.digest === now ? before : memory(readFileOf(place, bytes), now);
    this.#now[place.file] = kept;
    // Not what was read itself: the trees of a great archive would fill the memory.
    return restored(place, bytes, kept);
  }

  /** Whether a file is as it was when it was last read. */
  knows({ file }: Located, bytes: Buffer): boolean {
    return this.#before[file]?.digest === digest(bytes);
  }

  /** Losing what is kept costs a second: nothing is refused for it. */
  save(): void {
    const files = Object.keys(this.#now);
    const same = files.every((file) => this.#now[file] === this.#before[file]);
    if (same && files.length === Object.keys(this.#before).length) return;
    try {
      mkdirSync('.cache/check', { recursive: true });
      const beside = `${this.#path}.${process.pid}`;
      writeFileSync(beside, JSON.stringify({ salt: this.#salt, files: this.#now }));
      renameSync(beside, this.#path);
    } catch {
      return;
    }
  }
}

function remembered(path: string, salt: string): Record<string, Memory> {
  try {
    const kept = JSON.parse(readFileSync(path, 'utf8'));
    return kept.salt === salt ? Object.assign(Object.create(null), kept.files) : {};
  } catch {
    return {};
  }
}

function memory({ fields, outline, data, source }: ContentFile, digest: string): Memory {
  const { findings, linesAbove, body } = source;
  const instead = findings.some(({ rule }) => rule === 'text-bounds');
  return {
    digest,
    fields,
    outline,
    whole: !!data,
    findings,
    linesAbove,
    body: instead ? body : body.length,
  };
}

function restored({ collection, id, file }: Located, bytes: Buffer, kept: Memory): ContentFile {
  const text = bytes.toString('utf8');
  let read: Source | undefined;
  // Places are asked for where there is a finding: rarely, and then the file is read again.
  const source = () => (read ??= readSource(collection, file, text));
  const { fields, outline, whole, findings, linesAbove, body } = kept;
  return {
    collection,
    id,
    fields,
    data: whole ? (fields as ContentFile['data']) : undefined,
    outline,
    source: {
      file,
      get data() {
        return source().data;
      },
      body: typeof body === 'string' ? body : text.slice(text.length - body),
      linesAbove,
      findings: [...findings],
      place: (path, at) => source().place(path, at),
      written: (path) => source().written(path),
    },
  };
}
