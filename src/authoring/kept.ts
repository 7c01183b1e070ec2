import { join } from 'node:path';
import type { Located } from './content.ts';
import { digest, programDigest } from './digest.ts';
import { readSource, type ContentFile } from './entry.ts';
import type { Folder } from './folder.ts';
import { readFileOf } from './read.ts';
import { Shelves } from './shelves.ts';
import type { Source } from './source.ts';

/** What is kept of a file, all of it plain data. */
interface Memory extends Pick<ContentFile, 'fields' | 'outline'> {
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
  #shelves: Shelves<Memory>;
  #salt: string;

  static async open(folder: Folder): Promise<KeptFiles> {
    return new KeptFiles(join('.cache/check', digest(folder.root)), await programDigest());
  }

  private constructor(folder: string, salt: string) {
    this.#shelves = new Shelves(folder);
    this.#salt = salt;
  }

  read(place: Located, bytes: Buffer): ContentFile {
    const { file } = place;
    const key = this.#key(bytes);
    const kept =
      this.#shelves.take(file, key) ??
      this.#shelves.put(file, key, memory(readFileOf(place, bytes)));
    // Not what was read itself: the trees of a great archive would fill the memory.
    return restored(place, bytes, kept);
  }

  /** Whether a file is as it was when it was last read. */
  knows({ file }: Located, bytes: Buffer): boolean {
    return this.#shelves.take(file, this.#key(bytes)) !== undefined;
  }

  save(): void {
    this.#shelves.save();
  }

  #key(bytes: Buffer): string {
    return this.#salt + digest(bytes);
  }
}

function memory({ fields, outline, data, source }: ContentFile): Memory {
  const { findings, linesAbove, body } = source;
  const instead = findings.some(({ rule }) => rule === 'text-bounds');
  return {
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
